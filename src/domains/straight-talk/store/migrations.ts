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
      slug text unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
      original text,
      violence smallint check (violence between 0 and 3),
      harm smallint check (harm between 0 and 3),
      checkability smallint check (checkability between 0 and 3),
      seen_elsewhere text not null default '',
      answered_at timestamptz,
      check (state <> 'worded' or num_nulls(slug, original, violence, harm, checkability) = 0),
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

/** Answers in versions. None is ever changed or taken from its row, whoever would like what was public to have been otherwise: only the decision on it is added, once. */
const answers: Migration = {
  name: '2026-11-30-straight-talk-answers',
  up: async (db) => {
    await sql`create table straight_talk.answers (
      claim_id text not null references straight_talk.claims,
      language text not null,
      number integer not null check (number > 0),
      body jsonb not null check (jsonb_typeof(body) = 'object'),
      written_by text not null,
      written_at timestamptz not null,
      is_offered boolean not null,
      outcome text check (outcome in ('approved', 'sent-back')),
      decided_by text,
      decided_at timestamptz,
      note text,
      primary key (claim_id, language, number),
      check (num_nulls(outcome, decided_by, decided_at, note) in (0, 4)),
      check (outcome is distinct from 'approved' or (decided_by <> written_by and is_offered and body ->> 'interest' = ''))
    )`.execute(db);
    await sql`create function straight_talk.keep_history() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or old.outcome is not null
          or (new.claim_id, new.language, new.number, new.body, new.written_by, new.written_at, new.is_offered)
            is distinct from (old.claim_id, old.language, old.number, old.body, old.written_by, old.written_at, old.is_offered)
        then raise exception 'what was written of an answer stays as it was';
        end if;
        return new;
      end $$`.execute(db);
    await sql`create trigger keep_history before update or delete on straight_talk.answers
      for each row execute function straight_talk.keep_history()`.execute(db);
  },
};

/** What the pages need: why a claim is closed, the texts of sources as they stood, and how readers were helped, in numbers alone. */
const pages: Migration = {
  name: '2026-12-01-straight-talk-pages',
  up: async (db) => {
    await sql`alter table straight_talk.claims
      add column closed_because text,
      add column merged_into text references straight_talk.claims,
      add column asked_for text check (asked_for in ('take-back', 'restore')),
      add column asked_by text,
      add column asked_because text,
      add check ((state = 'closed') = (closed_because is not null)),
      add check (merged_into is null or state = 'closed'),
      add check (num_nulls(asked_for, asked_by, asked_because) in (0, 3))`.execute(db);
    await sql`create table straight_talk.source_texts (
      sha256 text primary key ${hex('sha256', 64)},
      words text not null check (words <> '')
    )`.execute(db);
    await sql`create table straight_talk.helped (
      claim_id text not null references straight_talk.claims,
      language text not null,
      number integer not null,
      said text not null,
      day date not null,
      count integer not null check (count > 0),
      primary key (claim_id, language, number, said, day)
    )`.execute(db);
  },
};

export const migrations: readonly Migration[] = [rumours, answers, pages];
