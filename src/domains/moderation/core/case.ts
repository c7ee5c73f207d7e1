import type { Label } from './label.ts';
import type { Reason } from './reason.ts';
import type { ReportReason } from './report-reason.ts';

/**
 * waiting: for a decision. with-author: for an edit. held: for a later look. escalated: for a steward. second: for a second person to agree with a
 * takedown. settled: decided. closed: what it was about is gone.
 */
export const states = ['waiting', 'with-author', 'held', 'escalated', 'second', 'settled', 'closed'] as const;
export type State = (typeof states)[number];

/** Why it is here: it is new, its author has edited it, readers reported it, its author appealed. */
export const causes = ['new', 'edited', 'reported', 'appealed'] as const;
export type Cause = (typeof causes)[number];

/** Somebody looks at it now; until then nobody else can. */
export interface Claim {
  readonly by: string;
  readonly at: Date;
  readonly until: Date;
}

/** The decision that stands. */
export interface Standing {
  readonly verdict: 'publish' | 'ask-edit' | 'hold' | 'reject' | 'keep' | 'take-down' | 'put-right' | 'restore';
  readonly reason: Reason;
  readonly at: Date;
  /** Everybody who had a part in it: none of them decides an appeal against it, or restores. */
  readonly by: readonly string[];
}

/** One thing that somebody published or would like to, and where it stands. None of its words: they are read where it lives. */
export interface Case {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  /** A language tag such as "ur"; null when nobody can tell. */
  readonly language: string | null;
  readonly labels: readonly Label[];
  /** Codes of the area it is about and of those that area lies in; empty for the whole country. */
  readonly places: readonly string[];
  /** The same for near-duplicates. */
  readonly groupKey: string | null;
  readonly state: State;
  readonly cause: Cause;
  /** Whether readers see what it is about. */
  readonly shown: boolean;
  /** Rises with everything that a decision must not pass over: another decision, an edit, a report for a new reason. */
  readonly version: number;
  readonly openedAt: Date;
  /** Since when it waits. */
  readonly queuedAt: Date;
  readonly dueAt: Date;
  /** When a held one comes back by itself. */
  readonly heldUntil: Date | null;
  /** Why readers report it, each reason once however many they are; and the reasons that somebody has already judged. */
  readonly reported: readonly ReportReason[];
  readonly judged: readonly ReportReason[];
  /** What the content was when they were judged: once it is another, they can be reported anew. Null while nobody has. */
  readonly judgedVersion: string | null;
  readonly claim: Claim | null;
  readonly standing: Standing | null;
}

/** How the content should stand where it lives. `hidden` is for good, apart from a restore; `pending` has never been shown, or is looked at again. */
export type ContentState = 'pending' | 'with-author' | 'held' | 'shown' | 'hidden';

export function contentStateOf({ state, cause, shown }: Pick<Case, 'state' | 'cause' | 'shown'>): ContentState {
  if (shown) return 'shown';
  if (state === 'with-author' || state === 'held') return state;
  return state === 'settled' || state === 'closed' || cause === 'appealed' ? 'hidden' : 'pending';
}

/** Whether it waits for somebody: a held one again once its time is over. */
export function isInQueue({ state, heldUntil }: Case, now: Date): boolean {
  if (state === 'held') return heldUntil !== null && heldUntil <= now;
  return state === 'waiting' || state === 'escalated' || state === 'second';
}
