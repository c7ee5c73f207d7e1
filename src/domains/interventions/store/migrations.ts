import { sql } from 'kysely';
import type { Migration } from '#platform/database';

const hex = (column: string) => sql.raw(`check (${column} ~ '^[0-9a-f]{32}$')`);
const day = (column: string) => sql.raw(`check (${column} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')`);

/** Plans as they are worked on, decisions as they were taken, and what was delivered afterwards: places in areas, never people. */
const interventions: Migration = {
  name: '2026-11-28-interventions',
  up: async (db) => {
    await sql`create schema interventions`.execute(db);
    await sql`create table interventions.plans (
      id text primary key ${hex('id')},
      title text not null check (title <> ''),
      settings jsonb not null check (jsonb_typeof(settings) = 'object'),
      created_by text not null,
      created_at timestamptz not null,
      changed_by text not null,
      changed_at timestamptz not null
    )`.execute(db);
    await sql`create table interventions.decisions (
      id text primary key ${hex('id')},
      plan_id text not null references interventions.plans,
      number integer not null check (number > 0),
      slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
      record jsonb not null check (jsonb_typeof(record) = 'object'),
      state text not null check (state in ('offered', 'public', 'sent-back', 'withdrawn')),
      offered_by text not null,
      offered_at timestamptz not null,
      decided_by text,
      decided_at timestamptz,
      review_on text not null ${day('review_on')},
      reminded_on text ${day('reminded_on')},
      unique (plan_id, number),
      check ((state = 'offered') = (decided_by is null)),
      check ((decided_by is null) = (decided_at is null)),
      check (state <> 'public' or decided_by <> offered_by)
    )`.execute(db);
    await sql`create unique index decisions_one_public_by_slug on interventions.decisions (slug) where state = 'public'`.execute(
      db,
    );
    await sql`create table interventions.deliveries (
      decision_id text not null references interventions.decisions,
      area_code text not null,
      help text not null,
      delivered integer not null check (delivered >= 0),
      noted_by text not null,
      noted_on text not null ${day('noted_on')},
      primary key (decision_id, area_code, help)
    )`.execute(db);
  },
};

export const migrations: readonly Migration[] = [interventions];
