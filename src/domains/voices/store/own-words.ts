import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { KeptShape } from '../core/own-words/shape.ts';
import type { VoicesTables } from './tables.ts';

/** What is kept of the words of a statement. */
export interface StoredShape {
  readonly waveId: string;
  readonly statementId: string;
  readonly size: number;
  readonly sketch: Uint8Array;
}

/** More than this many texts that meet one text tell nothing new, and somebody may have written them to slow the check down. */
const mostMeeting = 400;

/**
 * What was kept and shares a band with a text, in any wave: words are carried from one to another. The planner is not shown the numbers and not told of
 * the limit: it would add up the chances of all the bands, hope to meet enough early, and read the whole table.
 */
export async function findMeeting(db: Database, { bands }: Pick<KeptShape, 'bands'>): Promise<readonly StoredShape[]> {
  const found = await sql<{ wave_id: string; statement_id: string; size: number; sketch: Uint8Array }>`
    with meeting as materialized (
      select wave_id, statement_id, size, sketch from voices.own_words where bands && (select ${[...bands]}::int[])
    )
    select * from meeting limit ${mostMeeting}
  `.execute(db);
  return found.rows.map(({ wave_id, statement_id, ...shape }) => ({
    waveId: wave_id,
    statementId: statement_id,
    ...shape,
  }));
}

/** Makes whoever would keep the same words wait until this transaction ends: of many at once, one is first. */
export async function holdWords(trx: Transaction, waveId: string, { bands }: Pick<KeptShape, 'bands'>): Promise<void> {
  const key = `voices.own_words ${waveId} ${bands.join()}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(trx);
}

export async function insertWords(
  trx: Transaction,
  waveId: string,
  statementId: string,
  { size, sketch, bands }: KeptShape,
): Promise<void> {
  await trx
    .withTables<VoicesTables>()
    .insertInto('voices.own_words')
    .values({ wave_id: waveId, statement_id: statementId, size, sketch, bands: sql`${[...bands]}::int[]` })
    .execute();
}

/** What was kept of the words of one statement. */
export async function deleteWords(trx: Transaction, waveId: string, statementId: string): Promise<void> {
  await trx
    .withTables<VoicesTables>()
    .deleteFrom('voices.own_words')
    .where('wave_id', '=', waveId)
    .where('statement_id', '=', statementId)
    .execute();
}

/** What was kept of the words of a whole wave. */
export async function deleteAllWords(trx: Transaction, waveId: string): Promise<void> {
  await trx.withTables<VoicesTables>().deleteFrom('voices.own_words').where('wave_id', '=', waveId).execute();
}
