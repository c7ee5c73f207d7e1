import { sql } from 'kysely';
import type { Migration } from '#platform/database';

/**
 * A file is a row of `files` that names its content; content without such a row is not whole yet, or no longer wanted. Other schemas
 * refer to `platform.files (sha256)` by a foreign key, which is what keeps a file.
 */
const files: Migration = {
  name: '2026-11-25-files',
  up: async (db) => {
    await sql`create table platform.file_contents (
      id uuid primary key default gen_random_uuid(),
      touched_at timestamptz not null default clock_timestamp()
    )`.execute(db);
    await sql`create table platform.file_chunks (
      content_id uuid not null references platform.file_contents on delete cascade,
      start bigint not null check (start >= 0),
      bytes bytea not null check (length(bytes) > 0),
      primary key (content_id, start)
    )`.execute(db);
    // A part of a chunk can then be read without the rest, and most files are compressed already.
    await sql`alter table platform.file_chunks alter column bytes set storage external`.execute(db);
    await sql`create table platform.files (
      sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
      bytes bigint not null check (bytes >= 0),
      content_id uuid not null unique references platform.file_contents,
      stored_at timestamptz not null default clock_timestamp()
    )`.execute(db);
  },
};

/** The tables of stored files. */
export const fileMigrations: readonly Migration[] = [files];
