import { accept, type Result, refuse } from '#foundations/result';
import type { Transaction } from '#platform/database';
import type { Moderator } from '../core/moderator.ts';
import type { Reason } from '../core/reason.ts';
import { type RestoreProblem, restore } from '../core/restore.ts';
import { findSettings } from '../store/settings.ts';
import { holdWithContent } from './claim-case.ts';
import { closeHeld } from './close-case.ts';
import { type Parts, partOf } from './content.ts';
import { type Decided, record, settle } from './decide-case.ts';

export interface RestoreCase {
  readonly caseId: string;
  readonly reason: Reason;
  /** The version of the case that was on the page. */
  readonly seen: number;
  readonly moderator: Moderator;
  readonly now: Date;
}

/** Brings back what was rejected or taken down. What an author has taken back stays gone: there is nothing to bring back. */
export async function restoreCase(
  trx: Transaction,
  parts: Parts,
  { caseId, reason, seen, moderator, now }: RestoreCase,
): Promise<Result<Decided, RestoreProblem | { readonly kind: 'closed' }>> {
  const open = await holdWithContent(trx, parts, caseId);
  if (open === null) return refuse({ kind: 'closed' });
  const { kase, content, ties } = open;
  const { restoreRight: right } = await findSettings(trx);
  const next = restore(kase, { reason, seen }, { moderator, ties, right, now });
  if (!next.ok) return next;
  const part = partOf(parts, kase.kind);
  const settled = await settle(trx, part, kase, next.value, content.version, now);
  if (settled === 'changed') return refuse({ kind: 'changed' });
  if (settled === 'gone') {
    await closeHeld(trx, kase, 'program');
    return refuse({ kind: 'closed' });
  }
  const decision = { verdict: 'restore' as const, reason };
  const batchId = await record(trx, { decision, moderator, now, inGroup: false }, [
    { kase, next: next.value, kind: part.kind },
  ]);
  return accept({ batchId, kase: next.value });
}
