import { type Kysely, sql } from 'kysely';
import { accept, type Result, refuse } from '#foundations/result';
import type { Database, DatabaseProblem } from './database.ts';

/**
 * One small, dated, forward-only step, such as `{ name: '2026-11-23-mapping-index-versions', up }`. It may rely on those
 * whose names sort before its own. `up` must keep to the connection that it is given, which is inside a transaction.
 */
export interface Migration {
  readonly name: string;
  // A migration meets the schema as it was on its day, which no type of today describes.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  up(db: Kysely<any>): Promise<void>;
}

/** What a run changed. `applied` is empty when there was nothing to do. */
export interface MigrationReport {
  readonly applied: readonly string[];
  readonly total: number;
}

type MigrationTables = {
  'platform.migrations': { name: string; applied_at: Date };
};

/** Any constant would do: it names our lock among others in the same database. ("outspoke" in ASCII.) */
const migrationLock = sql`select pg_advisory_xact_lock(8031170690371840869)`;

/**
 * Brings the database up to the program, one transaction per migration, in the order of their names. A lock makes a second
 * process wait and then find nothing left to do; a process killed in the middle leaves whole migrations only. A database
 * that holds a migration this program does not know is refused untouched.
 */
export async function migrate(
  db: Database,
  migrations: readonly Migration[],
): Promise<Result<MigrationReport, DatabaseProblem>> {
  const ordered = inOrder(migrations);
  const applied: string[] = [];
  for (;;) {
    const step = await db.transaction().execute((trx) => applyNext(trx.withTables<MigrationTables>(), ordered));
    if (!step.ok) return step;
    if (step.value === null) return accept({ applied, total: ordered.length });
    applied.push(step.value);
  }
}

/** The names that `migrate` would apply, in order. Changes nothing, not even on an empty database. */
export async function pendingMigrations(
  db: Database,
  migrations: readonly Migration[],
): Promise<Result<readonly string[], DatabaseProblem>> {
  const done = (await hasMigrationTable(db)) ? await readApplied(db.withTables<MigrationTables>()) : new Set<string>();
  const ordered = inOrder(migrations);
  const newer = unknownAmong(done, ordered);
  return newer ?? accept(ordered.map(({ name }) => name).filter((name) => !done.has(name)));
}

async function applyNext(
  trx: Kysely<MigrationTables>,
  ordered: readonly Migration[],
): Promise<Result<string | null, DatabaseProblem>> {
  await migrationLock.execute(trx);
  await sql`create schema if not exists platform`.execute(trx);
  await sql`create table if not exists platform.migrations (
    name text primary key,
    applied_at timestamptz not null default clock_timestamp()
  )`.execute(trx);

  const done = await readApplied(trx);
  const newer = unknownAmong(done, ordered);
  if (newer !== null) return newer;

  const next = ordered.find(({ name }) => !done.has(name));
  if (next === undefined) return accept(null);
  await next.up(trx);
  await trx.insertInto('platform.migrations').values({ name: next.name, applied_at: sql`clock_timestamp()` }).execute();
  return accept(next.name);
}

async function readApplied(db: Kysely<MigrationTables>): Promise<Set<string>> {
  const rows = await db.selectFrom('platform.migrations').select('name').execute();
  return new Set(rows.map((row) => row.name));
}

async function hasMigrationTable(db: Database): Promise<boolean> {
  const found = await sql<{ found: boolean }>`select to_regclass('platform.migrations') is not null as found`.execute(
    db,
  );
  return found.rows[0]?.found === true;
}

function unknownAmong(done: ReadonlySet<string>, ordered: readonly Migration[]) {
  const known = new Set(ordered.map(({ name }) => name));
  const unknown = [...done].filter((name) => !known.has(name)).sort();
  return unknown.length === 0 ? null : refuse<DatabaseProblem>({ kind: 'database-newer-than-program', unknown });
}

function inOrder(migrations: readonly Migration[]): readonly Migration[] {
  const names = new Set<string>();
  for (const { name } of migrations) {
    if (!/^\d{4}-\d{2}-\d{2}-[a-z0-9-]+$/.test(name)) {
      throw new Error(
        `a migration is named by date and subject, like 2026-11-23-mapping-index-versions: got "${name}"`,
      );
    }
    if (names.has(name)) throw new Error(`two migrations are named "${name}"`);
    names.add(name);
  }
  return migrations.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
