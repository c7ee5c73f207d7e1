import type { Database, Transaction } from '#platform/database';
import type { ElectionSetting } from '../core/election-periods.ts';
import type { ReadinessTables } from './tables.ts';

/** The setting as it was changed last, with its number; number 0 before anybody has set it. */
export async function findElectionSetting(db: Database): Promise<ElectionSetting & { readonly number: number }> {
  const row = await db
    .withTables<ReadinessTables>()
    .selectFrom('readiness.election_settings')
    .select(['number', 'is_bound', 'periods'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return { number: 0, isBound: false, periods: [] };
  return { number: row.number, isBound: row.is_bound, periods: row.periods as ElectionSetting['periods'] };
}

/** Of two who add the same number at once the second is refused by the key. */
export async function insertElectionSetting(
  trx: Transaction,
  number: number,
  { isBound, periods }: ElectionSetting,
  { by, now }: { readonly by: string; readonly now: Date },
): Promise<boolean> {
  const row = await trx
    .withTables<ReadinessTables>()
    .insertInto('readiness.election_settings')
    .values({ number, is_bound: isBound, periods: JSON.stringify(periods), changed_by: by, changed_at: now })
    .onConflict((conflict) => conflict.column('number').doNothing())
    .returning('number')
    .executeTakeFirst();
  return row !== undefined;
}
