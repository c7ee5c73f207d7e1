import { sql } from 'kysely';
import type { Migration } from '#platform/database';

const hex = (column: string, length: number) => sql.raw(`check (${column} ~ '^[0-9a-f]{${length}}$')`);

/** Rumours as they are sent in, and the claims that they are copies of. No moment finer than an hour stands beside a rumour, and nothing of who sent it. */
const rumours: Migration = {
  name: '2026-11-29-straight-talk-rumours',
  up: async (db) => {
    await sql`create schema straight_talk`.execute(db);
    await sql`create table straight_talk.claims (
      id text primary key ${hex('id', 32)},
      state text not null check (state in ('gathering', 'worded', 'private', 'closed')),
      first_hour timestamptz not null check (first_hour = date_trunc('hour', first_hour, 'UTC')),
      delete_words_by timestamptz,
      held_by text,
      taken_by text,
      taken_until timestamptz,
      check ((taken_by is null) = (taken_until is null)),
      check ((state = 'private') = (delete_words_by is not null)),
      check ((state = 'private') = (held_by is not null))
    )`.execute(db);
    await sql`create table straight_talk.rumours (
      id text primary key ${hex('id', 32)},
      claim_id text not null references straight_talk.claims,
      is_confirmed boolean not null,
      share real check (share > 0 and share <= 1),
      language text not null,
      hour timestamptz not null check (hour = date_trunc('hour', hour, 'UTC')),
      code_hash text not null unique ${hex('code_hash', 64)}
    )`.execute(db);
    await sql`create index rumours_by_claim on straight_talk.rumours (claim_id, is_confirmed)`.execute(db);
    await sql`create table straight_talk.words (
      rumour_id text primary key references straight_talk.rumours on delete cascade,
      words text not null check (words <> '')
    )`.execute(db);
    await sql`create table straight_talk.known_texts (
      id text primary key ${hex('id', 32)},
      claim_id text not null references straight_talk.claims,
      script text not null check (script in ('arabic', 'latin', 'other')),
      exact text not null ${hex('exact', 64)},
      letters_size integer not null,
      letters_sketch bytea not null,
      letters_bands integer[] not null,
      consonants_size integer not null,
      consonants_sketch bytea not null,
      consonants_bands integer[] not null
    )`.execute(db);
    await sql`create index known_texts_by_exact on straight_talk.known_texts (exact)`.execute(db);
    await sql`create index known_texts_by_letters on straight_talk.known_texts using gin (letters_bands) with (fastupdate = off)`.execute(
      db,
    );
    await sql`create index known_texts_by_consonants on straight_talk.known_texts using gin (consonants_bands) with (fastupdate = off)`.execute(
      db,
    );
  },
};

export const migrations: readonly Migration[] = [rumours];
