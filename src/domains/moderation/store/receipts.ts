import type { Database, Transaction } from '#platform/database';
import type { AppealState, Holder } from '../core/receipt.ts';
import type { ModerationTables } from './tables.ts';

export async function insertReceipt(
  trx: Transaction,
  receipt: { readonly codeHash: string; readonly caseId: string; readonly holder: Holder; readonly at: Date },
): Promise<void> {
  const { codeHash, caseId, holder, at } = receipt;
  await trx
    .withTables<ModerationTables>()
    .insertInto('moderation.receipts')
    .values({ code_hash: codeHash, case_id: caseId, holder, at })
    .execute();
}

/** What a code is about, if it was given out since a moment. */
export async function findReceipt(
  db: Database,
  codeHash: string,
  since: Date,
): Promise<{ readonly caseId: string; readonly holder: Holder } | null> {
  const row = await db
    .withTables<ModerationTables>()
    .selectFrom('moderation.receipts')
    .select(['case_id', 'holder'])
    .where('code_hash', '=', codeHash)
    .where('at', '>', since)
    .executeTakeFirst();
  return row === undefined ? null : { caseId: row.case_id, holder: row.holder };
}

/** Forgets codes that were given out before a moment. */
export async function sweepReceipts(trx: Transaction, before: Date): Promise<void> {
  await trx.withTables<ModerationTables>().deleteFrom('moderation.receipts').where('at', '<=', before).execute();
}

export async function findAppeal(db: Database, caseId: string): Promise<AppealState> {
  const row = await db
    .withTables<ModerationTables>()
    .selectFrom('moderation.appeals')
    .select('outcome')
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return row === undefined ? null : (row.outcome ?? 'waiting');
}

/** The database itself takes only one for a case. */
export async function insertAppeal(trx: Transaction, caseId: string, at: Date): Promise<void> {
  await trx
    .withTables<ModerationTables>()
    .insertInto('moderation.appeals')
    .values({ case_id: caseId, at, outcome: null })
    .execute();
}

export async function setAppealOutcome(
  trx: Transaction,
  caseId: string,
  outcome: 'upheld' | 'overturned' | null,
): Promise<void> {
  await trx
    .withTables<ModerationTables>()
    .updateTable('moderation.appeals')
    .set({ outcome })
    .where('case_id', '=', caseId)
    .execute();
}
