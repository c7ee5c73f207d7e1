import { sql } from 'kysely';
import type { Migration } from '#platform/database';

/**
 * What people say is wrong, and what was answered. A challenge goes when its writer takes it back, with its answers; an answer is never changed.
 */
export const challenges: Migration = {
  name: '2026-11-26-mapping-challenges',
  up: async (db) => {
    await sql`create table mapping.challenges (
      id text primary key check (id ~ '^[0-9a-f]{32}$'),
      version_id text not null references mapping.index_versions,
      area_code text not null check (area_code ~ '^[ENSW][0-9]{8}$'),
      indicator text,
      words text not null check (words ~ '[^[:space:]]'),
      language text not null,
      state text not null default 'pending' check (state in ('pending', 'held', 'shown', 'rejected')),
      asked_on date not null,
      code_hash text not null unique check (code_hash ~ '^[0-9a-f]{64}$')
    )`.execute(db);
    await sql`create index on mapping.challenges (state, asked_on)`.execute(db);
    await sql`create table mapping.challenge_answers (
      challenge_id text not null references mapping.challenges on delete cascade,
      number integer not null check (number > 0),
      outcome text not null check (outcome in ('stands', 'wrong', 'corrected', 'cannot-tell')),
      words text not null check (words ~ '[^[:space:]]'),
      corrected_in text references mapping.index_versions,
      by text not null,
      at timestamptz not null,
      primary key (challenge_id, number),
      check ((outcome = 'corrected') = (corrected_in is not null))
    )`.execute(db);
  },
};
