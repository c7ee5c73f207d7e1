import type { Transaction } from '#platform/database';
import type { FieldworkTables } from './tables.ts';

/** Notes that a partner was written to for an occasion; false where it had been. */
export async function insertReminder(
  trx: Transaction,
  roundId: string,
  partnerId: string,
  occasion: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .withTables<FieldworkTables>()
    .insertInto('fieldwork.reminders')
    .values({ round_id: roundId, partner_id: partnerId, occasion })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
