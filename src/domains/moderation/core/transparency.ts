import { type Disclosed, discloseCount, discloseTree } from '#foundations/disclosure';
import type { Kind } from './kind.ts';
import { hidingReasons, type Verdict } from './reason.ts';

/** What came of a decision, as the weekly table counts it. `taken-back`: somebody undid it, counted in the week in which they did. */
export const outcomes = [
  'shown',
  'kept',
  'edit-asked',
  'held',
  'hidden',
  'proposed',
  'escalated',
  'upheld',
  'overturned',
  'restored',
  'put-right',
  'taken-back',
] as const;
export type Outcome = (typeof outcomes)[number];

const outcomeOfVerdict: Readonly<Record<Verdict, Outcome>> = {
  publish: 'shown',
  keep: 'kept',
  disagree: 'kept',
  'ask-edit': 'edit-asked',
  hold: 'held',
  reject: 'hidden',
  'take-down': 'hidden',
  agree: 'hidden',
  escalate: 'escalated',
  uphold: 'upheld',
  overturn: 'overturned',
  restore: 'restored',
  'put-right': 'put-right',
};

export function outcomeOf(verdict: Verdict, { peopleForTakedown }: Pick<Kind, 'peopleForTakedown'>): Outcome {
  return verdict === 'take-down' && peopleForTakedown === 2 ? 'proposed' : outcomeOfVerdict[verdict];
}

const week = 7 * 24 * 60 * 60 * 1000;

/** Weeks run from Monday to Sunday, in UTC. 5 January 1970 was a Monday. */
const firstMonday = 4 * 24 * 60 * 60 * 1000;

/** The beginnings of the last whole weeks, the newest first. The week that runs is not among them: its figures would tell of each new decision. */
export function lastWeeks(now: Date, count: number): readonly Date[] {
  const current = Math.floor((now.getTime() - firstMonday) / week) * week + firstMonday;
  return Array.from({ length: count }, (_, back) => new Date(current - (back + 1) * week));
}

export const weekEnd = (start: Date): Date => new Date(start.getTime() + week);

/** How often something came of a decision, for one reason. */
export interface Tally {
  readonly outcome: Outcome;
  readonly reason: string;
  readonly count: number;
}

/**
 * What was decided in one week, as it may be shown. Every outcome and every reason has its line, also where there was nothing. There is no total:
 * with one, some outcome would nearly always have to be hidden for the sake of the small ones.
 */
export interface WeekFigures {
  readonly outcomes: readonly { readonly outcome: Outcome; readonly count: Disclosed }[];
  /** Why things were hidden: the parts of the outcome "hidden". */
  readonly hidden: readonly { readonly reason: string; readonly count: Disclosed }[];
}

/** A finished week does not change: what is taken back later counts in the week in which it was. So the same table is shown each time. */
export function discloseWeek(tallies: readonly Tally[]): WeekFigures {
  const count = (outcome: Outcome, reason?: string) =>
    tallies
      .filter((tally) => tally.outcome === outcome && (reason === undefined || tally.reason === reason))
      .reduce((sum, tally) => sum + tally.count, 0);
  const hidden = discloseTree({ parts: hidingReasons.map((reason) => ({ count: count('hidden', reason) })) });
  return {
    outcomes: outcomes.map((outcome) => ({
      outcome,
      count: outcome === 'hidden' ? hidden.disclosed : discloseCount(count(outcome)),
    })),
    hidden: hidingReasons.map((reason, at) => ({ reason, count: hidden.parts[at]!.disclosed })),
  };
}
