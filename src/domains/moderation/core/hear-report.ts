import { type Case, isInQueue } from './case.ts';
import { dueBy } from './label.ts';
import { type ReportReason, reportReasons } from './report-reason.ts';

/** `nothing-there`: readers do not see it. `judged`: somebody has looked for this very reason, and it has not changed since. */
export type Hearing =
  | { readonly kind: 'nothing-there' | 'judged' | 'known' }
  | { readonly kind: 'heard'; readonly next: Case };

/**
 * What a report does. Each reason counts once, from the first who gives it: a thousand reports for one reason do what one does, and after somebody
 * has judged that reason they do nothing, as long as the thing stays as it is.
 */
export function hearReport(kase: Case, reason: ReportReason, contentVersion: string, now: Date): Hearing {
  if (!kase.shown) return { kind: 'nothing-there' };
  if (kase.reported.includes(reason)) return { kind: 'known' };
  if (kase.judged.includes(reason) && kase.judgedVersion === contentVersion) return { kind: 'judged' };
  const due = dueBy(reportReasons[reason], now);
  const next = { ...kase, reported: [...kase.reported, reason], version: kase.version + 1 };
  if (isInQueue(kase, now)) {
    return { kind: 'heard', next: { ...next, dueAt: due < kase.dueAt ? due : kase.dueAt } };
  }
  return {
    kind: 'heard',
    next: { ...next, state: 'waiting', cause: 'reported', queuedAt: now, dueAt: due, heldUntil: null },
  };
}
