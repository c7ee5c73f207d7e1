import { sql } from 'kysely';
import type { Migration } from '#platform/database';

/** Answers of people whom nothing tells apart but an age band and a region; no moment finer than three months. */
const responses: Migration = {
  name: '2026-12-04-trust-responses',
  up: async (db) => {
    await sql`create schema trust`.execute(db);
    await sql`create table trust.responses (
      id text primary key check (id ~ '^[0-9a-f]{32}$'),
      quarter text not null check (quarter ~ '^[0-9]{4}-[1-4]$'),
      section_order smallint not null check (section_order between 0 and 3),
      age text not null check (age in ('16-59', '60-plus')),
      region text not null check (region = 'elsewhere' or region ~ '^E12[0-9]{6}$'),
      before jsonb not null,
      after jsonb not null
    )`.execute(db);
  },
};

export const migrations: readonly Migration[] = [responses];
