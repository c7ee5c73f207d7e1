import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import type { Case } from '../core/case.ts';
import { close } from '../core/submission.ts';
import { holdCaseOf, updateCase } from '../store/cases.ts';

/**
 * The thing is gone: its author has taken it back. Call it first, before the content is touched: whoever publishes or removes holds the case
 * first and the content second, so that the two never wait for each other. Nothing brings a closed case back.
 */
export async function closeCase(
  trx: Transaction,
  { kind, subjectId, actor }: { readonly kind: string; readonly subjectId: string; readonly actor: string },
): Promise<void> {
  const kase = await holdCaseOf(trx, kind, subjectId);
  if (kase !== null && kase.state !== 'closed') await closeHeld(trx, kase, actor);
}

/** The same for a case that is held already. */
export async function closeHeld(trx: Transaction, kase: Case, actor: string): Promise<void> {
  await updateCase(trx, close(kase));
  await appendAudit(trx, { actor, action: 'moderation.closed', subject: `case:${kase.id}` });
}
