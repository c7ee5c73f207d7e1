import { sql } from 'kysely';
import type { Migration } from '#platform/database';

const imports: Migration = {
  name: '2026-11-26-imports',
  up: async (db) => {
    await sql`create schema imports`.execute(db);
    // json and not jsonb: what stands in a file may hold a NUL, which jsonb refuses.
    await sql`create table imports.imports (
      id text primary key default gen_random_uuid()::text,
      kind text not null check (kind in ('areas', 'lookup', 'table')),
      file_name text not null check (file_name <> ''),
      bytes bigint not null check (bytes > 0),
      sha256 text references platform.files (sha256),
      state text not null check (state in (
        'received', 'checking', 'faulty', 'checked', 'storing', 'stored', 'failed', 'removed'
      )),
      turn integer not null default 1,
      progress json,
      look json,
      wishes json,
      report json,
      received_by text not null,
      received_at timestamptz not null,
      asked_by text not null,
      asked_at timestamptz not null,
      check ((sha256 is null) = (state in ('stored', 'removed')))
    )`.execute(db);
    await sql`create index imports_by_time on imports.imports (received_at desc)`.execute(db);
    await sql`create index imports_by_file on imports.imports (sha256)`.execute(db);
  },
};

/** The table of files that are brought in. */
export const migrations: readonly Migration[] = [imports];
