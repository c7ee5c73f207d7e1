import { sql } from 'kysely';
import type { Migration } from '#platform/database';

const oneOf = (...values: readonly string[]) => sql.raw(`in (${values.map((value) => `'${value}'`).join(', ')})`);
const name = sql.raw(`~ '^[a-z][a-z-]{0,39}$'`);
/** What the audit log takes as an id, so that nobody's words can stand in for one. */
const id = sql.raw(`~ '^[A-Za-z0-9][A-Za-z0-9._:/+-]{0,119}$'`);
const names = sql.raw(`~ '^([a-z-]+( [a-z-]+)*)?$'`);

/**
 * Cases and everything around them. No column takes anybody's words: what a case is about is an id, why is one of a list, and what the
 * content says is read where it lives. (`procedure` holds what stewards write down for their own people.)
 */
const cases: Migration = {
  name: '2026-11-25-moderation-cases',
  up: async (db) => {
    await sql`create schema moderation`.execute(db);
    await sql`create table moderation.cases (
      id text primary key check (id ~ '^[0-9a-f]{32}$'),
      kind text not null check (kind ${name}),
      subject_id text not null check (subject_id ${id}),
      language text check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
      labels text[] not null check (array_to_string(labels, ' ') ${names}),
      places text[] not null check (array_to_string(places, ' ') ~ '^([ENSW][0-9]{8}( |$))*$'),
      group_key text check (group_key ~ '^[A-Za-z0-9][A-Za-z0-9._:+-]{0,119}$'),
      state text not null check (state ${oneOf('waiting', 'with-author', 'held', 'escalated', 'second', 'settled', 'closed')}),
      cause text not null check (cause ${oneOf('new', 'edited', 'reported', 'appealed')}),
      shown boolean not null,
      version integer not null check (version > 0),
      opened_at timestamptz not null,
      queued_at timestamptz not null,
      due_at timestamptz not null,
      held_until timestamptz,
      reported text[] not null check (array_to_string(reported, ' ') ${names}),
      judged text[] not null check (array_to_string(judged, ' ') ${names}),
      judged_version text check (judged_version ${id}),
      claimed_by text,
      claimed_at timestamptz,
      claimed_until timestamptz,
      standing_verdict text,
      standing_reason text check (standing_reason ${name}),
      standing_at timestamptz,
      standing_by text[] not null,
      unique (kind, subject_id),
      check (not (shown and state in ('closed', 'held', 'with-author'))),
      check ((state = 'held') = (held_until is not null)),
      check (num_nulls(claimed_by, claimed_at, claimed_until) in (0, 3)),
      check (num_nulls(standing_verdict, standing_reason, standing_at) in (0, 3)),
      check (state <> 'closed' or (labels = '{}' and group_key is null and language is null and claimed_by is null))
    )`.execute(db);
    await sql`create index cases_by_due on moderation.cases (due_at)
      where state in ('waiting', 'escalated', 'second', 'held')`.execute(db);
    await sql`create index cases_by_group on moderation.cases (kind, group_key) where group_key is not null`.execute(
      db,
    );
    await sql`create index cases_by_holder on moderation.cases (claimed_by) where claimed_by is not null`.execute(db);
    await sql`create table moderation.batches (
      id text primary key check (id ~ '^[0-9a-f]{32}$'),
      by_id text not null,
      at timestamptz not null,
      verdict text not null check (verdict ${name}),
      reason text not null check (reason ${name}),
      in_group boolean not null,
      size integer not null check (size > 0),
      undone_at timestamptz,
      undone_by text,
      check (num_nulls(undone_at, undone_by) in (0, 2))
    )`.execute(db);
    await sql`create index batches_by_time on moderation.batches (at)`.execute(db);
    await sql`create table moderation.decisions (
      sequence bigint generated always as identity primary key,
      case_id text not null references moderation.cases,
      batch_id text not null references moderation.batches,
      outcome text not null check (outcome ${name}),
      took_down boolean not null,
      before jsonb not null,
      version_after integer not null
    )`.execute(db);
    await sql`create index decisions_by_case on moderation.decisions (case_id)`.execute(db);
    await sql`create index decisions_by_batch on moderation.decisions (batch_id)`.execute(db);
    await sql`create table moderation.appeals (
      case_id text primary key references moderation.cases,
      at timestamptz not null,
      outcome text check (outcome ${oneOf('upheld', 'overturned')})
    )`.execute(db);
    await sql`create table moderation.receipts (
      code_hash text primary key check (code_hash ~ '^[0-9a-f]{64}$'),
      case_id text not null references moderation.cases,
      holder text not null check (holder ${oneOf('author', 'reporter')}),
      at timestamptz not null
    )`.execute(db);
    await sql`create index receipts_by_time on moderation.receipts (at)`.execute(db);
    await sql`create table moderation.reports (
      case_id text not null references moderation.cases,
      reason text not null check (reason ${name}),
      day date not null,
      count integer not null check (count > 0),
      primary key (case_id, reason, day)
    )`.execute(db);
    await sql`create table moderation.refusals (
      case_id text not null references moderation.cases,
      person_id text not null,
      at timestamptz not null,
      primary key (case_id, person_id)
    )`.execute(db);
    await sql`create table moderation.people (
      person_id text primary key,
      languages text[] not null default '{}' check (array_to_string(languages, ' ') ~ '^([a-z]{2,3}( [a-z]{2,3})*)?$'),
      has_keys boolean not null default false,
      began_at timestamptz,
      last_at timestamptz
    )`.execute(db);
    await sql`create table moderation.settings (
      only_row boolean primary key default true check (only_row),
      restore_right text not null check (restore_right ${oneOf('another-person', 'stewards')}),
      takes_reports boolean not null,
      procedure text not null check (length(procedure) <= 4000),
      changed_by text,
      changed_at timestamptz
    )`.execute(db);
    await sql`insert into moderation.settings (restore_right, takes_reports, procedure)
      values ('another-person', true, '')`.execute(db);
    await sql`create table moderation.alerts (
      id text primary key check (id ~ '^[0-9a-f]{32}$'),
      kind text not null check (kind ${oneOf('bulk', 'takedowns')}),
      person_id text not null,
      at timestamptz not null,
      seen_by text,
      seen_at timestamptz,
      check (num_nulls(seen_by, seen_at) in (0, 2))
    )`.execute(db);
  },
};

/** The tables of moderation. */
export const migrations: readonly Migration[] = [cases];
