import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Database } from '#platform/database';
import { type AppealProblem, appeal } from '../core/appeal.ts';
import { type Receipt, receiptDays, receiptOf } from '../core/receipt.ts';
import { findCase, holdCase, updateCase } from '../store/cases.ts';
import { findAppeal, findReceipt, insertAppeal } from '../store/receipts.ts';
import { type Parts, partOf } from './content.ts';

/** What the holder of a code is told; null for a code that nobody holds, or that has run out. */
export async function findReceiptBy(db: Database, parts: Parts, codeHash: string, now: Date): Promise<Receipt | null> {
  const held = await findReceipt(db, codeHash, new Date(now.getTime() - receiptDays * 86_400_000));
  const kase = held === null ? null : await findCase(db, held.caseId);
  if (held === null || kase === null) return null;
  return receiptOf(kase, partOf(parts, kase.kind).kind, held.holder, await findAppeal(db, kase.id), now);
}

/** The case behind a code, for staff to whom its author has read it out. */
export async function findCaseBy(db: Database, codeHash: string, now: Date): Promise<string | null> {
  const held = await findReceipt(db, codeHash, new Date(now.getTime() - receiptDays * 86_400_000));
  return held?.caseId ?? null;
}

/** The author asks that another person looks. Once: of two at the same moment the second is told that it was done. */
export async function appealBy(
  db: Database,
  parts: Parts,
  codeHash: string,
  now: Date,
): Promise<Result<void, AppealProblem | 'unknown'>> {
  const held = await findReceipt(db, codeHash, new Date(now.getTime() - receiptDays * 86_400_000));
  if (held === null || held.holder !== 'author') return refuse('unknown');
  return db.transaction().execute(async (trx) => {
    const kase = await holdCase(trx, held.caseId);
    if (kase === null) return refuse<AppealProblem | 'unknown'>('unknown');
    const hasAppealed = (await findAppeal(trx, kase.id)) !== null;
    const next = appeal(kase, partOf(parts, kase.kind).kind, hasAppealed, now);
    if (!next.ok) return hasAppealed ? refuse<AppealProblem>('appealed-before') : next;
    await updateCase(trx, next.value);
    await insertAppeal(trx, kase.id, now);
    await appendAudit(trx, { actor: 'author', action: 'moderation.appealed', subject: `case:${kase.id}` });
    return accept(undefined);
  });
}
