import type { Database, Transaction } from '#platform/database';
import type { Settled } from '../core/figures/estimate.ts';
import type { FieldworkTables } from './tables.ts';

/** A rating that was talked over; it counts once a second person has agreed. */
export interface SettledRating extends Settled {
  readonly reason: string;
  readonly proposedBy: string;
  readonly settledBy: string | null;
}

export async function listSettled(db: Database, roundId: string): Promise<readonly SettledRating[]> {
  const rows = await db
    .withTables<FieldworkTables>()
    .selectFrom('fieldwork.settled')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('question')
    .orderBy('area_code')
    .execute();
  return rows.map((row) => ({
    ...{ question: row.question, areaCode: row.area_code, rating: row.rating, reason: row.reason },
    ...{ proposedBy: row.proposed_by, settledBy: row.settled_by },
  }));
}

export async function storeSettled(trx: Transaction, roundId: string, one: SettledRating): Promise<void> {
  const values = {
    ...{ rating: one.rating, reason: one.reason, proposed_by: one.proposedBy, settled_by: one.settledBy },
  };
  await trx
    .withTables<FieldworkTables>()
    .insertInto('fieldwork.settled')
    .values({ round_id: roundId, question: one.question, area_code: one.areaCode, ...values })
    .onConflict((conflict) => conflict.columns(['round_id', 'question', 'area_code']).doUpdateSet(values))
    .execute();
}
