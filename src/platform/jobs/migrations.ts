import { type Kysely, sql } from 'kysely';
import { getConstructionPlans, getMigrationPlans } from 'pg-boss';
import type { Migration } from '#platform/database';

export const jobsSchema = 'jobs';

/**
 * The version of pg-boss's tables that the last migration below brings. When an update of pg-boss asks for a higher one, a test fails: add a migration
 * that calls `bringUp` again and is named for the new version, and set this to it.
 */
export const jobTablesVersion = 46;

/** pg-boss's own tables, made and changed by our migrations, so that one mechanism knows how old a database is. */
const jobs: Migration = { name: '2026-11-25-jobs-46', up: bringUp };

/** The tables of the queue of jobs. */
export const jobMigrations: readonly Migration[] = [jobs];

/** Makes the tables as this release of pg-boss has them, or brings older ones up to it. */
export async function bringUp(db: Kysely<unknown>): Promise<void> {
  await sql`create schema if not exists ${sql.ref(jobsSchema)}`.execute(db);
  const version = await versionIn(db);
  if (version === jobTablesVersion) return;
  const plan =
    version === null
      ? getConstructionPlans(jobsSchema, { createSchema: false })
      : getMigrationPlans(jobsSchema, version);
  await sql`do $outspoken$ begin execute $plan$ ${sql.raw(withinTransaction(plan))} $plan$; end $outspoken$`.execute(
    db,
  );
}

/**
 * A plan brings a transaction of its own, where there is one already, and builds indexes beside it, for tables that are in heavy use. As it is many
 * statements, and PGlite takes one, it is run by a block.
 */
function withinTransaction(plan: string): string {
  const [, inside, after] = /^\s*BEGIN;([\s\S]+)\n\s*COMMIT;([\s\S]*)$/.exec(plan) ?? [];
  if (inside === undefined || after === undefined)
    throw new Error('the plans of pg-boss have another form than BEGIN; … COMMIT; …');
  return inside + after.replaceAll('INDEX CONCURRENTLY', 'INDEX');
}

async function versionIn(db: Kysely<unknown>): Promise<number | null> {
  const found = await sql<{
    exists: boolean;
  }>`select to_regclass(${`${jobsSchema}.version`}) is not null as exists`.execute(db);
  if (found.rows[0]?.exists !== true) return null;
  const version = await sql<{ version: number }>`select version from ${sql.table(`${jobsSchema}.version`)}`.execute(db);
  return version.rows[0]?.version ?? null;
}
