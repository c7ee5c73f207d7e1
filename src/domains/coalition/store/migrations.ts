import { sql } from 'kysely';
import type { Migration } from '#platform/database';

/** Organisations that stand by a public statement. Nothing about people. */
const signatures: Migration = {
  name: '2026-12-05-coalition-signatures',
  up: async (db) => {
    await sql`create schema coalition`.execute(db);
    await sql`create table coalition.signatures (
      id text primary key check (id ~ '^[0-9a-f]{32}$'),
      name text not null check (name ~ '[^[:space:]]' and length(name) <= 80),
      website text not null check (website like 'https://%'),
      signed_on text check (signed_on ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
      until text check (until ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
      removal_asked_by text,
      code_hash text not null unique check (code_hash ~ '^[0-9a-f]{64}$'),
      check ((signed_on is null) = (until is null))
    )`.execute(db);
  },
};

export const migrations: readonly Migration[] = [signatures];
