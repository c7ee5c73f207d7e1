import {
  type DecideCase,
  type Decided,
  type DecidedProblem,
  type DecideGroup,
  decideCase,
  decideGroup,
  type GroupProblem,
  type Parts,
  partsOf,
  type RestoreCase,
  restoreCase,
  type UndoBatch,
  undoBatch,
} from '#domains/moderation';
import type { Verdict } from '#domains/moderation/core';
import type { SlurList } from '#domains/voices';
import { type Result, refuse } from '#foundations/result';
import type { Database } from '#platform/database';
import { isBeforeElection } from './before-election.ts';
import { challengePart } from './challenge-content.ts';
import { notePart } from './note-content.ts';
import { pagePart } from './page-content.ts';
import { statementPart } from './statement-content.ts';
import { examplePart, wavePart } from './wave-content.ts';

/**
 * Every kind of content that comes to the queue, with the door of its own domain. To bring another, write its part and add it here: what is decided
 * then reaches the content in the transaction of the decision, and in no other way. `slurs`: what is veiled in people's words.
 */
export const contentPartsWith = (slurs: SlurList): Parts =>
  partsOf([pagePart, statementPart(slurs), challengePart(slurs), notePart(slurs), wavePart(slurs), examplePart(slurs)]);

/** In the weeks before an election a public authority shows nothing new. */
export type Election = { readonly kind: 'election' };

/** What would show something that was not shown before. */
const showing: readonly Verdict[] = ['publish', 'overturn'];

/** Decides a case and brings its content to what was decided, both or neither. */
export function decide(
  db: Database,
  parts: Parts,
  asked: DecideCase,
): Promise<Result<Decided, DecidedProblem | Election>> {
  return db.transaction().execute(async (trx) => {
    if (showing.includes(asked.decision.verdict) && (await isBeforeElection(trx, asked.now)))
      return refuse<Election>({ kind: 'election' });
    return decideCase(trx, parts, asked);
  });
}

/** The same for a group of near-duplicates: exactly those that were shown, or none. */
export function decideTogether(
  db: Database,
  parts: Parts,
  asked: DecideGroup & { readonly digest: string },
): Promise<Result<{ readonly batchId: string; readonly size: number }, GroupProblem | Election>> {
  return db.transaction().execute(async (trx) => {
    if (showing.includes(asked.decision.verdict) && (await isBeforeElection(trx, asked.now)))
      return refuse<Election>({ kind: 'election' });
    return decideGroup(trx, parts, asked);
  });
}

/** Takes back what was decided with one press of a button. */
export function takeBack(db: Database, parts: Parts, asked: UndoBatch) {
  return db.transaction().execute((trx) => undoBatch(trx, parts, asked));
}

/** Brings back what was rejected or taken down. */
export function restoreContent(db: Database, parts: Parts, asked: RestoreCase) {
  return db.transaction().execute((trx) => restoreCase(trx, parts, asked));
}
