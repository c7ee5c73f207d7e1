import { appendAudit } from '#platform/audit';
import type { Codes, NewCode } from '#platform/codes';
import type { Transaction } from '#platform/database';
import type { Kind } from '../core/kind.ts';
import { openNew } from '../core/open.ts';
import { resubmit, type Submission } from '../core/submission.ts';
import { findHiddenLike, holdCaseOf, holdSubject, insertCase, updateCase } from '../store/cases.ts';
import { insertReceipt } from '../store/receipts.ts';
import { newId } from './new-id.ts';

export interface OpenCase {
  readonly kind: Kind;
  readonly subjectId: string;
  readonly submission: Submission;
  /** Who brought it about: "program" for what came from outside. */
  readonly actor: string;
  readonly now: Date;
}

/**
 * Puts a new thing into the queue, in the transaction that stores it. The code is for its author, who sees it this once; null for kinds without one.
 * Throws when the thing has a case already.
 *
 *     const { caseId, code } = await openCase(trx, codes, { kind: kinds.statement, subjectId, submission, actor: 'program', now });
 */
export async function openCase(
  trx: Transaction,
  codes: Codes,
  { kind, subjectId, submission, actor, now }: OpenCase,
): Promise<{ readonly caseId: string; readonly code: NewCode | null }> {
  await holdSubject(trx, kind.id, subjectId);
  const { groupKey } = submission;
  const like = groupKey === null ? null : await findHiddenLike(trx, kind.id, groupKey);
  const kase = openNew({ id: newId(), kind: kind.id, subjectId, now }, submission, like?.count ?? 0);
  await insertCase(trx, kase);
  const code = kind.hasAuthor ? codes.make('receipt') : null;
  if (code !== null) await insertReceipt(trx, { codeHash: code.hash, caseId: kase.id, holder: 'author', at: now });
  const detail = { kind: kind.id, subject: subjectId };
  await appendAudit(trx, { actor, action: 'moderation.opened', subject: `case:${kase.id}`, detail });
  return { caseId: kase.id, code };
}

/**
 * The author has changed the text, in the transaction that stores the change: it is looked at anew and not shown meanwhile. False where that
 * is no longer possible: it was rejected, is being appealed, or is gone.
 */
export async function resubmitCase(
  trx: Transaction,
  { kind, subjectId, submission, actor, now }: OpenCase,
): Promise<boolean> {
  const kase = await holdCaseOf(trx, kind.id, subjectId);
  const next = kase === null ? null : resubmit(kase, submission, now);
  if (next === null) return false;
  await updateCase(trx, next);
  await appendAudit(trx, { actor, action: 'moderation.edited', subject: `case:${next.id}` });
  return true;
}
