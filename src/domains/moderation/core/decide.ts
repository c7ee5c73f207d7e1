import { accept, type Result, refuse } from '#foundations/result';
import type { Case, Standing } from './case.ts';
import type { Kind } from './kind.ts';
import { dueBy } from './label.ts';
import { isHeldByOther, type Moderator, type Obstacle, obstacleFor, type Ties } from './moderator.ts';
import { isReasonFor, type Reason, type Verdict } from './reason.ts';

const day = 24 * 60 * 60 * 1000;

/** After how many days a held case comes back by itself. */
export const holdDays = 7;

/** Something that somebody has decided about a case as they saw it. */
export interface Decision {
  readonly verdict: Verdict;
  readonly reason: Reason;
  /** The version of the case that they saw. */
  readonly seen: number;
  /** The version of the content that they saw. */
  readonly contentVersion: string;
}

export type DecideProblem =
  | { readonly kind: Obstacle | 'closed' | 'changed' | 'not-claimed' | 'not-offered' | 'no-reason' }
  | { readonly kind: 'taken'; readonly by: string; readonly until: Date };

/** What may be decided about a case as it stands. Nothing, once it is settled: then there are restoring, reports and appeals. */
export function verdictsFor({ state, cause, shown }: Case, kind: Kind): readonly Verdict[] {
  if (state === 'settled' || state === 'closed' || state === 'with-author') return [];
  if (state === 'second') return ['agree', 'disagree'];
  const isWithSteward = state === 'escalated';
  const higher: readonly Verdict[] = isWithSteward ? [] : ['escalate'];
  if (cause === 'appealed') return ['uphold', 'overturn', ...higher];
  if (kind.looked === 'reports') return isWithSteward ? ['keep', 'put-right'] : ['keep', ...higher];
  const change: readonly Verdict[] = kind.isEditable ? ['ask-edit'] : [];
  if (!shown) return ['publish', ...change, 'hold', 'reject', ...higher];
  return kind.peopleForTakedown === 1 ? ['keep', ...change, 'take-down', ...higher] : ['keep', 'take-down', ...higher];
}

/** Whether anybody stands in the way of this person deciding this case in this way. */
export function checkDecision(
  kase: Case,
  kind: Kind,
  decision: Decision,
  { moderator, ties, now, inGroup }: DecideContext,
): DecideProblem | null {
  if (kase.state === 'closed') return { kind: 'closed' };
  const obstacle = obstacleFor(kase, moderator, ties);
  if (obstacle !== null) return { kind: obstacle };
  if (kase.claim !== null && isHeldByOther(kase, moderator.id, now))
    return { kind: 'taken', by: kase.claim.by, until: kase.claim.until };
  // A claim that has run out still counts for its holder, as long as nobody else has taken the case: work is not lost to a clock.
  if (!inGroup && kase.claim?.by !== moderator.id) return { kind: 'not-claimed' };
  if (kase.version !== decision.seen) return { kind: 'changed' };
  if (!verdictsFor(kase, kind).includes(decision.verdict)) return { kind: 'not-offered' };
  if (decision.verdict === 'agree' && decision.reason !== kase.standing?.reason) return { kind: 'no-reason' };
  return isReasonFor(decision.verdict, decision.reason) ? null : { kind: 'no-reason' };
}

export interface DecideContext {
  readonly moderator: Moderator;
  readonly ties: Ties;
  readonly now: Date;
  /** Whether it is one of a group of near-duplicates, of which one was claimed and read. */
  readonly inGroup?: boolean;
}

/** Where a case stands after a decision. */
export function decide(
  kase: Case,
  kind: Kind,
  decision: Decision,
  context: DecideContext,
): Result<Case, DecideProblem> {
  const problem = checkDecision(kase, kind, decision, context);
  if (problem !== null) return refuse(problem);
  const { moderator, now } = context;
  const freed = { ...kase, claim: null, heldUntil: null, version: kase.version + 1 };
  const settled = (verdict: Standing['verdict'], shown: boolean, by: readonly string[] = [moderator.id]): Case => ({
    ...freed,
    state: 'settled',
    shown,
    reported: [],
    ...judge(kase, shown, decision.contentVersion),
    standing: { verdict, reason: decision.reason, at: now, by },
  });
  const wait = (state: 'with-author' | 'held', verdict: 'ask-edit' | 'hold'): Case => ({
    ...settled(verdict, false),
    state,
    heldUntil: state === 'held' ? new Date(now.getTime() + holdDays * day) : null,
  });
  switch (decision.verdict) {
    case 'publish':
      return accept(settled('publish', true));
    case 'keep':
      return accept(settled('keep', true));
    case 'put-right':
      return accept(settled('put-right', true));
    case 'reject':
      return accept(settled('reject', false));
    case 'ask-edit':
      return accept(wait('with-author', 'ask-edit'));
    case 'hold':
      return accept(wait('held', 'hold'));
    case 'take-down':
      return accept(
        kind.peopleForTakedown === 1
          ? settled('take-down', false)
          : { ...settled('take-down', true), state: 'second', reported: kase.reported },
      );
    case 'agree':
      return accept(agree(kase, freed, moderator.id, now));
    case 'disagree':
      return accept(settled('keep', true, [...partIn(kase), moderator.id]));
    case 'uphold':
      return accept({ ...freed, state: 'settled', standing: joinIn(kase, moderator.id, now) });
    case 'overturn':
      return accept(settled('publish', true, [...partIn(kase), moderator.id]));
    case 'escalate':
      return accept(escalate(kase, freed, kind, decision.reason, now));
    case 'restore':
      throw new Error('restoring has a door of its own');
  }
}

/** What was reported is judged with whatever lets the thing be seen; what was judged of an earlier version is forgotten. */
function judge(kase: Case, shown: boolean, contentVersion: string): Pick<Case, 'judged' | 'judgedVersion'> {
  if (!shown) return { judged: [], judgedVersion: null };
  const still = kase.judgedVersion === contentVersion ? kase.judged : [];
  return { judged: [...new Set([...still, ...kase.reported])], judgedVersion: contentVersion };
}

const partIn = ({ standing }: Case): readonly string[] => standing?.by ?? [];

/** The decision stands as it was, and one more person had a part in it. */
function joinIn(kase: Case, id: string, now: Date): Standing {
  if (kase.standing === null) throw new Error(`case ${kase.id} has no decision to agree with`);
  return { ...kase.standing, at: now, by: [...kase.standing.by, id] };
}

function agree(kase: Case, freed: Case, id: string, now: Date): Case {
  return {
    ...freed,
    state: 'settled',
    shown: false,
    reported: [],
    judged: [],
    judgedVersion: null,
    standing: joinIn(kase, id, now),
  };
}

/** What one person may take away is not shown while a steward has it; a page stays. Somebody in danger comes first of all. */
function escalate(kase: Case, freed: Case, kind: Kind, reason: Reason, now: Date): Case {
  const stays = kase.shown && (kind.looked === 'reports' || kind.peopleForTakedown === 2);
  const due = dueBy(reason === 'immediate-danger' || reason === 'terrorist' ? 'at-once' : 'soon', now);
  return { ...freed, state: 'escalated', shown: stays, queuedAt: now, dueAt: due < kase.dueAt ? due : kase.dueAt };
}
