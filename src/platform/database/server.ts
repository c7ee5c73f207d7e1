import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { accept, type Result, refuse } from '#foundations/result';
import type { Database, DatabaseProblem } from './database.ts';
import { setEngine } from './engine.ts';
import { readDate, readInt8 } from './readings.ts';

/** The oldest PostgreSQL we use: below it `merge` and others are missing. */
const oldestMajorVersion = 15;

/** Opens a pool on a PostgreSQL server. `address` is the url without its password, for messages. */
export async function openServer(url: string, address: string): Promise<Result<Database, DatabaseProblem>> {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'outspoken',
    types: { getTypeParser: readAlike },
  });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});
  const db: Database = new Kysely({ dialect: new PostgresDialect({ pool }) });
  setEngine(db, { kind: 'server', url });
  const problem = await findProblem(db, address);
  if (problem === null) return accept(db);
  await db.destroy();
  return refuse(problem);
}

async function findProblem(db: Database, address: string): Promise<DatabaseProblem | null> {
  try {
    const version = await sql<{
      major: number;
    }>`select current_setting('server_version_num')::int / 10000 as major`.execute(db);
    const major = version.rows[0]?.major;
    if (major === undefined || major < oldestMajorVersion) {
      return { kind: 'server-too-old', address, found: String(major), needed: String(oldestMajorVersion) };
    }
    return null;
  } catch (error) {
    return { kind: 'cannot-connect', address, reason: reasonOf(error) };
  }
}

/** A refused connection to a name with several numbers arrives as many errors in one, with no message of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

const textArray: number = 1009;
const readTexts: (text: string) => readonly (string | null)[] = pg.types.getTypeParser(textArray, 'text');
const eachOf = (read: (text: string) => unknown) => (text: string) =>
  readTexts(text).map((item) => (item === null ? null : read(item)));

const readers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, readInt8],
  [pg.types.builtins.DATE, readDate],
  // The arrays of both, which have no names there.
  [1016, eachOf(readInt8)],
  [1182, eachOf(readDate)],
]);

const readAlike: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') => {
  const reader = readers.get(oid);
  if (reader !== undefined) return reader;
  return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
};
