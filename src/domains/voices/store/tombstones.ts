import type { Database, Transaction } from '#platform/database';
import type { VoicesTables } from './tables.ts';

/** Remembers, by a hash alone, that a statement was taken back. The database then refuses it for ever. */
export async function insertTombstone(trx: Transaction, waveId: string, statementHash: string): Promise<void> {
  await trx
    .withTables<VoicesTables>()
    .insertInto('voices.tombstones')
    .values({ wave_id: waveId, statement_hash: statementHash })
    .onConflict((conflict) => conflict.columns(['wave_id', 'statement_hash']).doNothing())
    .execute();
}

export async function hasTombstone(db: Database, waveId: string, statementHash: string): Promise<boolean> {
  const row = await db
    .withTables<VoicesTables>()
    .selectFrom('voices.tombstones')
    .select('wave_id')
    .where('wave_id', '=', waveId)
    .where('statement_hash', '=', statementHash)
    .executeTakeFirst();
  return row !== undefined;
}

export async function listTombstones(db: Database, waveId: string): Promise<readonly string[]> {
  const rows = await db
    .withTables<VoicesTables>()
    .selectFrom('voices.tombstones')
    .select('statement_hash')
    .where('wave_id', '=', waveId)
    .orderBy('statement_hash')
    .execute();
  return rows.map((row) => row.statement_hash);
}
