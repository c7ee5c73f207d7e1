import { sql } from 'kysely';
import type { Migration } from '#platform/database';

const attempts: Migration = {
  name: '2026-11-25-platform-attempts',
  up: async (db) => {
    await sql`create table platform.attempts (
      subject text primary key,
      until timestamptz not null,
      count integer not null default 1 check (count >= 0)
    )`.execute(db);
    await sql`create index attempts_by_end on platform.attempts (until)`.execute(db);
  },
};

/** The table that limits how often something may be tried. */
export const attemptsMigrations: readonly Migration[] = [attempts];
