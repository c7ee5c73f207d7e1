import { z } from 'zod';
import { type Question, type Theme, themes } from '../instrument/question.ts';

/** From 1 to 5; each step has words of its own in the question. */
export type Rating = 1 | 2 | 3 | 4 | 5;
/** A guess, fairly sure, sure. */
export type Confidence = 1 | 2 | 3;

export type Answer = { readonly rating: Rating; readonly confidence: Confidence } | 'cannot-say';
/** By the id of the question. */
export type Answers = Readonly<Record<string, Answer>>;

/** What was counted at one listening session. Nobody is named, and nothing is quoted. */
export interface SessionCounts {
  /** "2026-11-26". */
  readonly heldOn: string;
  readonly way: 'in-person' | 'online' | 'telephone';
  readonly people: number;
  /** How many of them raised each theme. */
  readonly raised: Readonly<Record<Theme, number>>;
  /** How many of them knew whom to ask for help. */
  readonly knewWhomToAsk: number;
}

interface Sent {
  /** 32 hexadecimal digits, made where it was filled in, others for every version: what is sent twice is stored once. */
  readonly submissionId: string;
  readonly areaCode: string;
  /** The version that it was begun from; 0 for none. */
  readonly baseVersion: number;
}

export interface AssessmentForm extends Sent {
  readonly kind: 'assessment';
  readonly answers: Answers;
  /** About services only; empty for none. */
  readonly note: string;
}

export interface SessionForm extends Sent {
  readonly kind: 'session';
  /** Made where it was filled in; the same for every version of what is told of this session. */
  readonly sessionId: string;
  readonly counts: SessionCounts;
}

export type FieldForm = AssessmentForm | SessionForm;

export const LONGEST_NOTE_OF_FIELD = 300;
export const MOST_PEOPLE = 500;
/** What one request may bring. */
export const MOST_FORMS = 20;

const hex = z.string().regex(/^[0-9a-f]{32}$/);
const sent = {
  submissionId: hex,
  areaCode: z.string().regex(/^[ENSW]\d{8}$/),
  baseVersion: z.int().min(0).max(100_000),
};
const count = z.int().min(0).max(MOST_PEOPLE);
const answer = z.union([
  z.literal('cannot-say'),
  z.strictObject({
    rating: z.union([1, 2, 3, 4, 5].map((step) => z.literal(step as Rating))),
    confidence: z.union([1, 2, 3].map((step) => z.literal(step as Confidence))),
  }),
]);
export const sessionCounts = z.strictObject({
  heldOn: z.iso.date(),
  way: z.enum(['in-person', 'online', 'telephone']),
  people: count.min(1),
  raised: z.strictObject(Object.fromEntries(themes.map((theme) => [theme, count])) as Record<Theme, typeof count>),
  knewWhomToAsk: count,
});
const form = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('assessment'),
    ...sent,
    answers: z.record(z.string(), answer),
    note: z.string().max(4000),
  }),
  z.strictObject({ kind: z.literal('session'), ...sent, sessionId: hex, counts: sessionCounts }),
]);
export const answersSchema = z.record(z.string(), answer);

/** Forms as a browser sends them; null where it is something else, of which nothing is taken. */
export function parseForms(given: unknown): readonly FieldForm[] | null {
  const parsed = z.strictObject({ forms: z.array(form).min(1).max(MOST_FORMS) }).safeParse(given);
  return parsed.success ? parsed.data.forms : null;
}

export type FormFault =
  /** Not one of this person's areas. */
  | { readonly reason: 'not-yours'; readonly field: null }
  | { readonly reason: 'round-closed'; readonly field: null }
  | { readonly reason: 'unknown-question' | 'incomplete' | 'bad-count' | 'note-too-long'; readonly field: string };

/** What is wrong with a form, whoever sends it; the first thing only, in the order of the form. */
export function findFault(form: FieldForm, questions: readonly Question[], today: string): FormFault | null {
  return form.kind === 'assessment' ? faultOfAnswers(form, questions) : faultOfCounts(form.counts, today);
}

function faultOfAnswers({ answers, note }: AssessmentForm, questions: readonly Question[]): FormFault | null {
  const known = new Set(questions.map(({ id }) => id));
  const unknown = Object.keys(answers).find((id) => !known.has(id));
  if (unknown !== undefined) return { reason: 'unknown-question', field: unknown };
  const open = questions.find(({ id }) => answers[id] === undefined);
  if (open !== undefined) return { reason: 'incomplete', field: open.id };
  return note.length > LONGEST_NOTE_OF_FIELD ? { reason: 'note-too-long', field: 'note' } : null;
}

function faultOfCounts({ people, raised, knewWhomToAsk, heldOn }: SessionCounts, today: string): FormFault | null {
  if (heldOn > today) return { reason: 'bad-count', field: 'heldOn' };
  const tooMany = themes.find((theme) => raised[theme] > people);
  if (tooMany !== undefined) return { reason: 'bad-count', field: tooMany };
  return knewWhomToAsk > people ? { reason: 'bad-count', field: 'knewWhomToAsk' } : null;
}

export type SyncOutcome =
  | { readonly submissionId: string; readonly outcome: 'stored' | 'already'; readonly version: number }
  /** A newer version came in by the same link from elsewhere. Nothing was changed: the person chooses between the two. */
  | {
      readonly submissionId: string;
      readonly outcome: 'conflict';
      readonly version: number;
      readonly theirs: Answers | SessionCounts;
    }
  | ({ readonly submissionId: string; readonly outcome: 'refused' } & FormFault);
