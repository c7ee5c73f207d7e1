import { accept, type Result, refuse } from '#foundations/result';
import type { Case } from './case.ts';
import { endOfDays, isHidden } from './hidden.ts';
import type { Kind } from './kind.ts';
import { dueBy } from './label.ts';

/** For how long an author may appeal. */
export const appealDays = 20;

export type AppealProblem = 'nothing-to-appeal' | 'appealed-before' | 'too-late';

/** Until when an author may ask another person to look; null when there is nothing to ask about, or the time is over. */
export function appealEnd(kase: Case, kind: Kind, hasAppealed: boolean, now: Date): Date | null {
  return !kind.hasAuthor || hasAppealed ? null : endOfDays(kase, appealDays, now);
}

/** Puts a hidden thing back into the queue, for somebody else than those who decided it. Once. */
export function appeal(kase: Case, kind: Kind, hasAppealed: boolean, now: Date): Result<Case, AppealProblem> {
  if (!kind.hasAuthor || !isHidden(kase)) return refuse('nothing-to-appeal');
  if (hasAppealed) return refuse('appealed-before');
  if (appealEnd(kase, kind, hasAppealed, now) === null) return refuse('too-late');
  return accept({
    ...kase,
    state: 'waiting',
    cause: 'appealed',
    claim: null,
    version: kase.version + 1,
    queuedAt: now,
    dueAt: dueBy('soon', now),
  });
}
