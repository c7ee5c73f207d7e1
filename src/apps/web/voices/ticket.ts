import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { AGES, type Age, type Draft } from '#domains/voices/core';
import type { Codes, NewCode } from '#platform/codes';
import type { Seals } from '#platform/seals';

/** What goes with an empty form and comes back with every further step: nothing of it is kept here meanwhile, and no cookie holds it. */
export interface FormTicket {
  readonly waveId: string;
  /** Of the statement that is being made. */
  readonly id: string;
  /** The code that takes it back. */
  readonly code: NewCode;
  readonly age: Age;
  readonly issuedAt: Date;
}

/** A ticket whose words have been taken in. */
export interface Pass extends FormTicket {
  /** Whether they are of its writer's own, so that they may stand on the wall. */
  readonly isOwn: boolean;
  /** Whether they were not taken in because too many came from one place. */
  readonly isCrowded: boolean;
  /** Tells whether words that come with it are those that were taken in. */
  readonly wordsHash: string;
}

const fields = {
  waveId: z.string(),
  id: z.string(),
  code: z.strictObject({ words: z.string(), figures: z.string(), hash: z.string() }),
  age: z.enum(AGES),
  issuedAt: z.coerce.date(),
};
const ticketShape = z.strictObject(fields);
const passShape = z.strictObject({ ...fields, isOwn: z.boolean(), isCrowded: z.boolean(), wordsHash: z.string() });

/** How long a form may lie open: over a night, and the evening after. */
const longestHours = 36;

export interface Tickets {
  issue(waveId: string, age: Age, now: Date): { readonly ticket: FormTicket; readonly sealed: string };
  /** Null for what is not ours, is for another wave, or is too old. */
  openTicket(sealed: string, waveId: string, now: Date): FormTicket | null;
  sealPass(pass: Pass): string;
  openPass(sealed: string, waveId: string, now: Date): Pass | null;
  /** What is left when a person has done something once, and cannot be traced to her. */
  mark(what: 'copied' | 'opened' | 'answered', ticket: FormTicket): string;
}

export function createTickets(codes: Codes, seals: Seals): Tickets {
  function open<Shape extends FormTicket>(
    purpose: string,
    shape: z.ZodType<Shape>,
    sealed: string,
    waveId: string,
    now: Date,
  ): Shape | null {
    const text = seals.open(purpose, sealed);
    const parsed = text === null ? null : shape.parse(JSON.parse(text));
    if (parsed === null || parsed.waveId !== waveId) return null;
    return now.getTime() - parsed.issuedAt.getTime() > longestHours * 3_600_000 ? null : parsed;
  }
  return {
    issue(waveId, age, now) {
      const id = randomBytes(16).toString('hex');
      const ticket = { waveId, id, code: codes.make('receipt'), age, issuedAt: now };
      return { ticket, sealed: seals.seal('ticket', JSON.stringify(ticket)) };
    },
    openTicket: (sealed, waveId, now) => open('ticket', ticketShape, sealed, waveId, now),
    sealPass: (pass) => seals.seal('pass', JSON.stringify(pass)),
    openPass: (sealed, waveId, now) => open('pass', passShape, sealed, waveId, now),
    mark: (what, { id }) => seals.mark(what, id),
  };
}

export const hashOfWords = ({ words, language }: Pick<Draft, 'words' | 'language'>): string =>
  createHash('sha256')
    .update(JSON.stringify([language, words]))
    .digest('base64url');
