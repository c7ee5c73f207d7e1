import { accept, type Result, refuse } from '#foundations/result';
import type { Case } from './case.ts';
import { endOfDays, isHidden } from './hidden.ts';
import { type Moderator, type Obstacle, obstacleFor, type Ties } from './moderator.ts';
import { isReasonFor, type Reason } from './reason.ts';

/** For how long what was hidden can be brought back. */
export const restoreDays = 30;

/** Who may bring back what was hidden: anybody but those who hid it, or stewards alone. */
export type RestoreRight = 'another-person' | 'stewards';

export type RestoreProblem = {
  readonly kind:
    | Obstacle
    | 'not-hidden'
    | 'too-late'
    | 'changed'
    | 'no-reason'
    | 'not-by-yourself'
    | 'stewards-restore';
};

/** Until when it can be brought back; null when it is not hidden, or the time is over. */
export function restoreEnd(kase: Case, now: Date): Date | null {
  return endOfDays(kase, restoreDays, now);
}

/** Brings back what was rejected or taken down. A right apart from taking down: nobody undoes their own that way. */
export function restore(
  kase: Case,
  { reason, seen }: { readonly reason: Reason; readonly seen: number },
  who: { readonly moderator: Moderator; readonly ties: Ties; readonly right: RestoreRight; readonly now: Date },
): Result<Case, RestoreProblem> {
  const { moderator, ties, right, now } = who;
  if (!isHidden(kase) || kase.standing === null) return refuse({ kind: 'not-hidden' });
  const obstacle = obstacleFor(kase, moderator, ties);
  if (obstacle !== null) return refuse({ kind: obstacle });
  if (right === 'stewards' && !moderator.isSteward) return refuse({ kind: 'stewards-restore' });
  if (kase.standing.by.includes(moderator.id)) return refuse({ kind: 'not-by-yourself' });
  if (restoreEnd(kase, now) === null) return refuse({ kind: 'too-late' });
  if (kase.version !== seen) return refuse({ kind: 'changed' });
  if (!isReasonFor('restore', reason)) return refuse({ kind: 'no-reason' });
  return accept({
    ...kase,
    shown: true,
    version: kase.version + 1,
    standing: { verdict: 'restore', reason, at: now, by: [...kase.standing.by, moderator.id] },
  });
}
