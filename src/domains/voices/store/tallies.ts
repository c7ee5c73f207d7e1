import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { HourCount, Tally } from '../core/tally.ts';
import type { VoicesTables } from './tables.ts';

/** How many rows an hour's count is spread over, so that those who count at the same moment seldom wait for each other. */
export const SHARDS = 16;

/** Counts one more. Do it last in a transaction: others who count on the same shard wait for its end. */
export async function countOne(
  trx: Transaction,
  waveId: string,
  { tally, hour, shard }: { readonly tally: Tally; readonly hour: Date; readonly shard: number },
): Promise<void> {
  await trx
    .withTables<VoicesTables>()
    .insertInto('voices.tallies')
    .values({ wave_id: waveId, tally, hour, shard, count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['wave_id', 'tally', 'hour', 'shard'])
        .doUpdateSet({ count: sql`tallies.count + excluded.count` }),
    )
    .execute();
}

/** Everything that was counted of a wave, hour by hour. */
export async function listHours(db: Database, waveId: string): Promise<readonly HourCount[]> {
  return db
    .withTables<VoicesTables>()
    .selectFrom('voices.tallies')
    .select(['tally', 'hour', sql<number>`sum(count)::bigint`.as('count')])
    .where('wave_id', '=', waveId)
    .groupBy(['tally', 'hour'])
    .orderBy('hour')
    .orderBy('tally')
    .execute();
}

/** Leaves a mark that something was done; false where it is there already. What it is of cannot be read from it. */
export async function leaveMark(trx: Transaction, waveId: string, mark: string): Promise<boolean> {
  const row = await trx
    .withTables<VoicesTables>()
    .insertInto('voices.marks')
    .values({ wave_id: waveId, mark })
    .onConflict((conflict) => conflict.columns(['wave_id', 'mark']).doNothing())
    .returning('mark')
    .executeTakeFirst();
  return row !== undefined;
}

/** Once nobody can do anything any more, nothing has to be remembered of what was done once. */
export async function deleteMarks(trx: Transaction, waveId: string): Promise<void> {
  await trx.withTables<VoicesTables>().deleteFrom('voices.marks').where('wave_id', '=', waveId).execute();
}
