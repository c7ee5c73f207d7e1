import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { StatementState, Voice } from '../core/statement.ts';
import type { VoicesTables } from './tables.ts';

/** A statement as it is kept. */
export interface StoredStatement {
  readonly id: string;
  readonly state: StatementState;
  readonly codeHash: string;
  readonly language: string;
  /** Null as long as it is private to its writer. */
  readonly words: string | null;
  readonly firstName: string | null;
  readonly areaCode: string | null;
}

const columns = ['id', 'state', 'code_hash', 'language', 'words', 'first_name', 'area_code'] as const;
type Row = Pick<VoicesTables['voices.statements'], (typeof columns)[number]>;

const statementOf = (row: Row): StoredStatement => ({
  id: row.id,
  state: row.state,
  codeHash: row.code_hash,
  language: row.language,
  words: row.words,
  firstName: row.first_name,
  areaCode: row.area_code,
});

/**
 * Stores a statement unless it is there: a form that is sent twice is one statement. Says whether it was new. The conflict names no key: with one named,
 * PostgreSQL fails the second of two that are stored at the same moment on the other, the code.
 */
export async function insertStatement(
  trx: Transaction,
  waveId: string,
  { id, codeHash, language, words }: Pick<StoredStatement, 'id' | 'codeHash' | 'language' | 'words'>,
): Promise<boolean> {
  const row = await trx
    .withTables<VoicesTables>()
    .insertInto('voices.statements')
    .values({ wave_id: waveId, id, state: 'prepared', code_hash: codeHash, language, words })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function findStatement(db: Database, waveId: string, id: string): Promise<StoredStatement | null> {
  const row = await selectOf(db, waveId).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : statementOf(row);
}

export async function findByCode(db: Database, waveId: string, codeHash: string): Promise<StoredStatement | null> {
  const row = await selectOf(db, waveId).where('code_hash', '=', codeHash).executeTakeFirst();
  return row === undefined ? null : statementOf(row);
}

/** Held until the transaction ends, so that nobody decides about it, changes it or takes it back meanwhile. */
export async function holdStatement(trx: Transaction, waveId: string, id: string): Promise<StoredStatement | null> {
  const row = await selectOf(trx, waveId).where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : statementOf(row);
}

const selectOf = (db: Database, waveId: string) =>
  db.withTables<VoicesTables>().selectFrom('voices.statements').select(columns).where('wave_id', '=', waveId);

/** `statement` is one that is held. */
export async function updateStatement(trx: Transaction, waveId: string, statement: StoredStatement): Promise<void> {
  await trx
    .withTables<VoicesTables>()
    .updateTable('voices.statements')
    .set({
      state: statement.state,
      language: statement.language,
      words: statement.words,
      first_name: statement.firstName,
      area_code: statement.areaCode,
    })
    .where('wave_id', '=', waveId)
    .where('id', '=', statement.id)
    .execute();
}

/** Says whether there was one. */
export async function deleteStatement(trx: Transaction, waveId: string, id: string): Promise<boolean> {
  const row = await trx
    .withTables<VoicesTables>()
    .deleteFrom('voices.statements')
    .where('wave_id', '=', waveId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** What is on the wall, in an order without meaning that stays; from behind `after` on. */
export async function listOnWall(
  db: Database,
  waveId: string,
  { after, most }: { readonly after: string | null; readonly most: number },
): Promise<readonly Voice[]> {
  const rows = await db
    .withTables<VoicesTables>()
    .selectFrom('voices.statements')
    .select(['id', 'words', 'language', 'first_name'])
    .where('wave_id', '=', waveId)
    .where('state', '=', 'shown')
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.flatMap(({ id, words, language, first_name }) =>
    words === null ? [] : [{ id, words, language, firstName: first_name }],
  );
}

/** The ids of those that somebody has asked to have shown, whatever became of that. */
export async function listAsked(db: Database, waveId: string): Promise<readonly string[]> {
  const rows = await db
    .withTables<VoicesTables>()
    .selectFrom('voices.statements')
    .select('id')
    .where('wave_id', '=', waveId)
    .where('state', '!=', 'prepared')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** How many voices are on the wall by area; null for those whose writers did not say where they live. */
export async function countByArea(
  db: Database,
  waveId: string,
): Promise<readonly { readonly areaCode: string | null; readonly count: number }[]> {
  const rows = await db
    .withTables<VoicesTables>()
    .selectFrom('voices.statements')
    .select(['area_code', (row) => row.fn.countAll<number>().as('count')])
    .where('wave_id', '=', waveId)
    .where('state', '=', 'shown')
    .groupBy('area_code')
    .orderBy('area_code')
    .execute();
  return rows.map(({ area_code: areaCode, count }) => ({ areaCode, count: Number(count) }));
}

/** The ids of statements whose hashes are among these. */
export async function findByHashes(
  trx: Transaction,
  waveId: string,
  hashes: readonly string[],
): Promise<readonly string[]> {
  const rows = await trx
    .withTables<VoicesTables>()
    .selectFrom('voices.statements')
    .select('id')
    .where('wave_id', '=', waveId)
    .where(sql<boolean>`encode(sha256(convert_to(id, 'UTF8')), 'hex') = any (${sql.val([...hashes])}::text[])`)
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

/** Forgets the words that were kept for their writers until the wave began; they stay counted. */
export async function forgetPrivateWords(trx: Transaction, waveId: string): Promise<void> {
  await trx
    .withTables<VoicesTables>()
    .updateTable('voices.statements')
    .set({ words: null })
    .where('wave_id', '=', waveId)
    .where('state', '=', 'prepared')
    .where('words', 'is not', null)
    .execute();
}
