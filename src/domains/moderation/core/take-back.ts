import type { Case, Cause, State } from './case.ts';
import type { ReportReason } from './report-reason.ts';

/** What a decision changed, so that it can be taken back: codes and moments, no words. */
export interface Before {
  readonly state: State;
  readonly cause: Cause;
  readonly shown: boolean;
  readonly queuedAt: Date;
  readonly dueAt: Date;
  readonly heldUntil: Date | null;
  readonly reported: readonly ReportReason[];
  readonly judged: readonly ReportReason[];
  readonly judgedVersion: string | null;
  readonly standing: Case['standing'];
}

export function before(kase: Case): Before {
  const { state, cause, shown, queuedAt, dueAt, heldUntil, reported, judged, judgedVersion, standing } = kase;
  return { state, cause, shown, queuedAt, dueAt, heldUntil, reported, judged, judgedVersion, standing };
}

/** Takes a decision back, if nothing has happened to the case since; null otherwise. */
export function takeBack(kase: Case, was: Before, versionAfter: number): Case | null {
  if (kase.version !== versionAfter || kase.state === 'closed') return null;
  return { ...kase, ...was, claim: null, version: kase.version + 1 };
}
