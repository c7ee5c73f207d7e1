import { type Selectable, sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { Wave } from '../core/wave.ts';
import type { WaveContent } from '../core/wave-content.ts';
import type { VoicesTables } from './tables.ts';

function selectWaves(db: Database) {
  return db
    .withTables<VoicesTables>()
    .selectFrom('voices.waves as wave')
    .innerJoin('voices.wave_versions as version', (join) =>
      join.onRef('version.wave_id', '=', 'wave.id').onRef('version.version', '=', 'wave.version'),
    )
    .selectAll('wave')
    .select('version.content');
}

type Row = Selectable<VoicesTables['voices.waves']> & { content: unknown };

/** A content was checked before it was stored. */
function waveOf(row: Row): Wave {
  return {
    id: row.id,
    slug: row.slug,
    series: row.series,
    isExample: row.is_example,
    areas: row.areas,
    hasWall: row.has_wall,
    isForAdults: row.is_for_adults,
    content: row.content as WaveContent,
    version: row.version,
    threshold: row.threshold,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    createdBy: row.created_by,
    approvedAt: row.approved_at,
    reachedAt: row.reached_at,
    pausedAt: row.paused_at,
    resumeAskedBy: row.resume_asked_by,
    closedAt: row.closed_at,
    hiddenAt: row.hidden_at,
    changes: row.changes,
    changedAt: row.changed_at,
  };
}

export async function findWave(db: Database, slug: string): Promise<Wave | null> {
  const row = await selectWaves(db).where('wave.slug', '=', slug).executeTakeFirst();
  return row === undefined ? null : waveOf(row);
}

/** All of them, drafts too, by their moments. */
export async function listWaves(db: Database): Promise<readonly Wave[]> {
  const rows = await selectWaves(db).orderBy('wave.opens_at').orderBy('wave.id').execute();
  return rows.map(waveOf);
}

/** Held until the transaction ends: of two who decide about it at once the second sees what the first decided. */
export async function holdWave(trx: Transaction, id: string): Promise<Wave | null> {
  const row = await selectWaves(trx).where('wave.id', '=', id).forUpdate('wave').executeTakeFirst();
  return row === undefined ? null : waveOf(row);
}

/** What a wave said in one of its versions; null for one that it never had. */
export async function findContent(db: Database, waveId: string, version: number): Promise<WaveContent | null> {
  const row = await db
    .withTables<VoicesTables>()
    .selectFrom('voices.wave_versions')
    .select('content')
    .where('wave_id', '=', waveId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row === undefined ? null : (row.content as WaveContent);
}

/** `approvedBy` where it comes approved. */
export async function insertWave(trx: Transaction, wave: Wave, approvedBy: string | null = null): Promise<void> {
  await trx
    .withTables<VoicesTables>()
    .insertInto('voices.waves')
    .values({
      id: wave.id,
      slug: wave.slug,
      is_example: wave.isExample,
      created_by: wave.createdBy,
      approved_by: approvedBy,
      ...factsOf(wave),
    })
    .execute();
  await insertContent(trx, wave);
}

/** Stores what is decided about a wave, and its content where that is a new version. `approvedBy` is heeded once. */
export async function updateWave(trx: Transaction, wave: Wave, approvedBy: string | null = null): Promise<void> {
  await trx
    .withTables<VoicesTables>()
    .updateTable('voices.waves')
    .set({ ...factsOf(wave), ...(approvedBy !== null && { approved_by: approvedBy }) })
    .where('id', '=', wave.id)
    .execute();
  await insertContent(trx, wave);
}

function factsOf(wave: Wave) {
  return {
    series: wave.series,
    areas: sql<string[]>`${[...wave.areas]}::text[]`,
    has_wall: wave.hasWall,
    is_for_adults: wave.isForAdults,
    version: wave.version,
    threshold: wave.threshold,
    opens_at: wave.opensAt,
    closes_at: wave.closesAt,
    approved_at: wave.approvedAt,
    reached_at: wave.reachedAt,
    paused_at: wave.pausedAt,
    resume_asked_by: wave.resumeAskedBy,
    closed_at: wave.closedAt,
    hidden_at: wave.hiddenAt,
    changes: wave.changes,
    changed_at: wave.changedAt,
  };
}

async function insertContent(trx: Transaction, { id, version, content, changedAt }: Wave): Promise<void> {
  await trx
    .withTables<VoicesTables>()
    .insertInto('voices.wave_versions')
    .values({ wave_id: id, version, content: JSON.stringify(content), created_at: changedAt })
    .onConflict((conflict) => conflict.columns(['wave_id', 'version']).doNothing())
    .execute();
}

/** Puts another content in the place of one that nobody has approved and nobody has seen. */
export async function replaceContent(trx: Transaction, { id, version, content }: Wave): Promise<void> {
  await trx
    .withTables<VoicesTables>()
    .updateTable('voices.wave_versions')
    .set({ content: JSON.stringify(content) })
    .where('wave_id', '=', id)
    .where('version', '=', version)
    .execute();
}

/** Makes every other process that would load or remove the example's waves wait until this transaction ends. */
export async function holdExampleWaves(trx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('voices.example', 0))`.execute(trx);
}

export async function listExampleWaves(db: Database): Promise<readonly string[]> {
  const rows = await db
    .withTables<VoicesTables>()
    .selectFrom('voices.waves')
    .select('id')
    .where('is_example', '=', true)
    .execute();
  return rows.map(({ id }) => id);
}

/** With everything that was said in it. Only examples go: a real wave is closed, and stays with its counts. */
export async function deleteExampleWaves(trx: Transaction): Promise<readonly string[]> {
  const rows = await trx
    .withTables<VoicesTables>()
    .deleteFrom('voices.waves')
    .where('is_example', '=', true)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
