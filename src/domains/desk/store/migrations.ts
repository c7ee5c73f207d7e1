import { sql } from 'kysely';
import type { Migration } from '#platform/database';

const role = sql.raw(
  `('steward', 'analyst', 'organiser', 'moderator', 'checker', 'intermediary-lead', 'leadership-lead')`,
);
const code = sql.raw(`~ '^[ENSW][0-9]{8}$'`);

const people: Migration = {
  name: '2026-11-23-desk-people',
  up: async (db) => {
    await sql`create schema desk`.execute(db);
    await sql`create table desk.people (
      id text primary key,
      name text not null check (name ~ '[^[:space:]]'),
      joined_at timestamptz not null,
      ended_at timestamptz check (ended_at >= joined_at)
    )`.execute(db);
    await sql`create table desk.person_roles (
      person_id text not null references desk.people,
      role text not null check (role in ${role}),
      primary key (person_id, role)
    )`.execute(db);
    await sql`create table desk.person_areas (
      person_id text not null references desk.people,
      code text not null check (code ${code}),
      primary key (person_id, code)
    )`.execute(db);
    await sql`create table desk.invitations (
      id text primary key,
      kind text not null check (kind in ('first-steward', 'person')),
      token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
      email text check (email = lower(email)),
      roles text[] not null check (cardinality(roles) > 0),
      areas text[] not null,
      created_at timestamptz not null,
      expires_at timestamptz not null check (expires_at > created_at),
      closed_at timestamptz,
      account_id text,
      check (closed_at is null or email is null)
    )`.execute(db);
    await sql`create index invitations_waiting on desk.invitations (created_at) where closed_at is null`.execute(db);
  },
};

const recoveries: Migration = {
  name: '2026-11-25-desk-recoveries',
  up: async (db) => {
    await sql`create table desk.recoveries (
      id text primary key,
      person_id text not null references desk.people,
      reason text not null check (length(reason) <= 500),
      opened_by text not null references desk.people check (opened_by <> person_id),
      opened_at timestamptz not null,
      confirmed_by text references desk.people check (confirmed_by not in (person_id, opened_by)),
      confirmed_at timestamptz,
      token_hash text unique check (token_hash ~ '^[0-9a-f]{64}$'),
      expires_at timestamptz not null check (expires_at > opened_at),
      closed_at timestamptz,
      outcome text check (outcome in ('used', 'cancelled', 'run-out')),
      account_id text,
      check (num_nulls(confirmed_by, confirmed_at, token_hash) in (0, 3)),
      check (num_nulls(closed_at, outcome) in (0, 2)),
      check (account_id is null or (confirmed_at is not null and closed_at is null))
    )`.execute(db);
    await sql`create unique index recoveries_waiting on desk.recoveries (person_id) where closed_at is null`.execute(
      db,
    );
  },
};

/** The tables of the desk: staff, what they may do and where, the links by which they join, and how they are let in again. */
export const migrations: readonly Migration[] = [people, recoveries];
