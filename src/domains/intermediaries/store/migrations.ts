import { sql } from 'kysely';
import type { Migration } from '#platform/database';

const day = (column: string) => sql.raw(`check (${column} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')`);

/**
 * People whom others may ask, and their organisations. There is no column for a case, a message or a note; talks are counted by month, area and topic, and nothing says
 * who had them.
 */
const directory: Migration = {
  name: '2026-12-03-intermediaries-directory',
  up: async (db) => {
    await sql`create schema intermediaries`.execute(db);
    await sql`create table intermediaries.organisations (
      id text primary key check (id ~ '^[0-9a-f]{32}$'),
      name text not null check (name ~ '[^[:space:]]'),
      website text not null check (website = '' or website like 'https://%'),
      areas text[] not null,
      is_active boolean not null
    )`.execute(db);
    await sql`create table intermediaries.listings (
      id text primary key check (id ~ '^[0-9a-f]{32}$'),
      organisation_id text not null references intermediaries.organisations,
      name text not null check (length(name) <= 80),
      phone text not null check (phone ~ '^[0-9 ]*$'),
      place text not null check (length(place) <= 120),
      kind text not null,
      areas text[] not null,
      languages text[] not null,
      gender text not null check (gender in ('', 'woman', 'man')),
      hours text[] not null,
      access text[] not null,
      consents jsonb not null,
      is_paused boolean not null,
      trained_on text ${day('trained_on')},
      reference_days text[] not null,
      assured_until text ${day('assured_until')},
      nominated_by text not null,
      removal_asked_by text,
      code_hash text not null unique check (code_hash ~ '^[0-9a-f]{64}$')
    )`.execute(db);
    await sql`create table intermediaries.contacts (
      month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
      area text not null,
      topic text not null,
      outcome text not null,
      knew text not null check (knew in ('yes', 'no', 'not-asked')),
      count integer not null check (count > 0),
      primary key (month, area, topic, outcome, knew)
    )`.execute(db);
    await sql`create table intermediaries.outward_codes (
      code text primary key check (code ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?$'),
      lon double precision not null check (lon between -180 and 180),
      lat double precision not null check (lat between -90 and 90)
    )`.execute(db);
  },
};

export const migrations: readonly Migration[] = [directory];
