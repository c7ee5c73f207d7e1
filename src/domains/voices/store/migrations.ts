import { sql } from 'kysely';
import type { Migration } from '#platform/database';

const hash = (column: string) => sql.raw(`check (${column} ~ '^[0-9a-f]{64}$')`);
const states = sql.raw(`('prepared', 'pending', 'shown', 'held', 'rejected')`);
const tallies = sql.raw(`('prepared', 'copied', 'opened', 'shared', 'declined', 'shown', 'withdrawn')`);

/**
 * Waves, and what people say in them. Every key of a table that grows with people begins with the wave, so that waves can live on different servers.
 * No moment, address, browser or person stands beside a statement.
 */
const waves: Migration = {
  name: '2026-11-26-voices-waves',
  up: async (db) => {
    await sql`create schema voices`.execute(db);
    await sql`create table voices.waves (
      id text primary key check (id ~ '^[0-9a-z-]{1,40}$'),
      slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
      series text check (series ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(series) <= 60),
      is_example boolean not null,
      version integer not null check (version >= 1),
      threshold integer check (threshold between 10 and 1000000),
      opens_at timestamptz not null,
      closes_at timestamptz check (closes_at > opens_at),
      created_by text not null,
      approved_by text check (approved_by <> created_by),
      approved_at timestamptz check ((approved_at is null) = (approved_by is null)),
      reached_at timestamptz check (reached_at is null or threshold is not null),
      paused_at timestamptz,
      closed_at timestamptz,
      changes integer not null check (changes >= 0),
      changed_at timestamptz not null
    )`.execute(db);
    await sql`create table voices.wave_versions (
      wave_id text not null references voices.waves on delete cascade,
      version integer not null check (version >= 1),
      content jsonb not null check (jsonb_typeof(content) = 'object'),
      created_at timestamptz not null,
      primary key (wave_id, version)
    )`.execute(db);
    await sql`create table voices.examples (
      wave_id text not null references voices.waves on delete cascade,
      id text not null check (id ~ '^[0-9a-z-]{1,40}$'),
      place integer not null,
      language text not null,
      words text not null check (words <> ''),
      consented_on date not null,
      is_shown boolean not null,
      primary key (wave_id, id)
    )`.execute(db);
    await sql`create table voices.statements (
      wave_id text not null references voices.waves on delete cascade,
      id text not null check (id ~ '^[0-9a-f]{32}$'),
      state text not null check (state in ${states}),
      code_hash text not null ${hash('code_hash')},
      language text not null,
      words text check (words <> ''),
      first_name text check (first_name <> ''),
      area_code text check (area_code ~ '^[EWSN][0-9]{8}$'),
      primary key (wave_id, id),
      unique (wave_id, code_hash),
      check (state = 'prepared' or words is not null),
      check (state <> 'prepared' or (first_name is null and area_code is null))
    )`.execute(db);
    await sql`create index statements_on_the_wall on voices.statements (wave_id, id) where state = 'shown'`.execute(db);
    await sql`create table voices.tombstones (
      wave_id text not null references voices.waves on delete cascade,
      statement_hash text not null ${hash('statement_hash')},
      primary key (wave_id, statement_hash)
    )`.execute(db);
    await sql`create function voices.refuse_what_was_taken_back() returns trigger language plpgsql as $$
      begin
        if exists (
          select from voices.tombstones
          where wave_id = new.wave_id and statement_hash = encode(sha256(convert_to(new.id, 'UTF8')), 'hex')
        ) then
          raise exception 'its author has taken this statement back: it does not return';
        end if;
        return new;
      end
    $$`.execute(db);
    // After, not before: an insert that waited for the deletion of the same statement sees its tombstone only then.
    await sql`create trigger stays_taken_back after insert or update on voices.statements
      for each row execute function voices.refuse_what_was_taken_back()`.execute(db);
    await sql`create table voices.marks (
      wave_id text not null references voices.waves on delete cascade,
      mark text not null ${hash('mark')},
      primary key (wave_id, mark)
    )`.execute(db);
    await sql`create table voices.tallies (
      wave_id text not null references voices.waves on delete cascade,
      tally text not null check (tally in ${tallies}),
      hour timestamptz not null check (date_trunc('hour', hour, 'UTC') = hour),
      shard smallint not null check (shard between 0 and 15),
      count bigint not null check (count > 0),
      primary key (wave_id, tally, hour, shard)
    )`.execute(db);
  },
};

/**
 * What later statements are held against. It goes with its statement. `bands` is looked up by any of its numbers; without a list of pending entries, which
 * every reader would have to go through, writing costs a little more and reading always the same.
 */
const ownWords: Migration = {
  name: '2026-11-27-voices-own-words',
  up: async (db) => {
    await sql`create table voices.own_words (
      wave_id text not null,
      statement_id text not null,
      size integer not null check (size > 0),
      sketch bytea not null check (length(sketch) = 144),
      bands integer[] not null check (cardinality(bands) = 48),
      primary key (wave_id, statement_id),
      foreign key (wave_id, statement_id) references voices.statements (wave_id, id) on delete cascade
    )`.execute(db);
    await sql`create index own_words_meeting on voices.own_words using gin (bands) with (fastupdate = off)`.execute(db);
  },
};

/** A wave that two moderators have taken away. */
const hiddenWaves: Migration = {
  name: '2026-11-28-voices-hidden-waves',
  up: async (db) => {
    await sql`alter table voices.waves add column hidden_at timestamptz`.execute(db);
  },
};

/** What abuse is seen by is counted too. */
const signsOfAbuse: Migration = {
  name: '2026-11-29-voices-signs-of-abuse',
  up: async (db) => {
    await sql`alter table voices.tallies drop constraint tallies_tally_check`.execute(db);
    await sql`alter table voices.tallies add constraint tallies_tally_check check (tally in
      ('prepared', 'copied', 'opened', 'shared', 'declined', 'shown', 'withdrawn', 'crowded', 'guessed'))`.execute(db);
  },
};

/** What organisers write and a second person approves, and who stands behind a wave. Nobody decides on what they wrote themselves. */
const organisers: Migration = {
  name: '2026-11-30-voices-organisers',
  up: async (db) => {
    await sql`alter table voices.waves
      add column areas text[] not null default '{}',
      add column has_wall boolean not null default true,
      add column is_for_adults boolean not null default false,
      add column resume_asked_by text check (resume_asked_by is null or paused_at is not null)`.execute(db);
    await sql`create table voices.papers (
      wave_id text not null references voices.waves on delete cascade,
      kind text not null check (kind in ('plan', 'report')),
      number integer not null check (number >= 1),
      body jsonb not null check (jsonb_typeof(body) = 'object'),
      written_by text not null,
      written_at timestamptz not null,
      is_offered boolean not null,
      outcome text check (outcome in ('approved', 'sent-back')),
      decided_by text check (decided_by <> written_by),
      decided_at timestamptz,
      note text,
      primary key (wave_id, kind, number),
      check ((outcome is null) = (decided_by is null) and (outcome is null) = (decided_at is null)),
      check (outcome is null or is_offered)
    )`.execute(db);
    await sql`create table voices.endorsements (
      wave_id text not null references voices.waves on delete cascade,
      id text not null check (id ~ '^[0-9a-f]{32}$'),
      link_hash text not null ${hash('link_hash')},
      asked_by text not null,
      asked_at timestamptz not null,
      expires_at timestamptz not null check (expires_at > asked_at),
      state text not null check (state in ('asked', 'accepted', 'confirmed', 'declined', 'withdrawn')),
      name text check (name <> ''),
      role text check (role <> ''),
      content_hash text ${hash('content_hash')},
      confirmed_by text check (confirmed_by <> asked_by),
      primary key (wave_id, id),
      unique (wave_id, link_hash),
      check ((state in ('accepted', 'confirmed')) = (name is not null)),
      check ((name is null) = (role is null) and (name is null) = (content_hash is null)),
      check ((state = 'confirmed') = (confirmed_by is not null))
    )`.execute(db);
  },
};

/** Browsers that are to be reminded of a wave's moment: the address that a browser gave, and what messages to it are encrypted with. */
const reminders: Migration = {
  name: '2026-12-01-voices-reminders',
  up: async (db) => {
    await sql`create table voices.reminders (
      wave_id text not null references voices.waves on delete cascade,
      endpoint text not null check (length(endpoint) <= 1000),
      p256dh text not null check (length(p256dh) = 87),
      auth text not null check (length(auth) = 22),
      primary key (wave_id, endpoint)
    )`.execute(db);
  },
};

/** The tables of waves and voices. */
export const migrations: readonly Migration[] = [waves, ownWords, hiddenWaves, signsOfAbuse, organisers, reminders];
