import { sql } from 'kysely';
import type { Migration } from '#platform/database';

const hex = (column: string, digits: number) => sql.raw(`check (${column} ~ '^[0-9a-f]{${digits}}$')`);
const area = sql.raw(`check (area_code ~ '^[ENSW][0-9]{8}$')`);

/**
 * Rounds of mapping, and what partners said in them. Of assessors nothing is kept but a letter and the hash of their link; beside what they said stands a
 * day and no moment.
 */
const fieldwork: Migration = {
  name: '2026-11-27-fieldwork',
  up: async (db) => {
    await sql`create schema fieldwork`.execute(db);
    await sql`create table fieldwork.rounds (
      id text primary key ${hex('id', 32)},
      slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
      title text not null check (title <> ''),
      vintage text not null,
      areas text[] not null,
      questions jsonb not null check (jsonb_typeof(questions) = 'array'),
      begins_on text not null check (begins_on ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
      state text not null check (state in ('draft', 'open', 'closed')),
      created_by text not null,
      created_at timestamptz not null
    )`.execute(db);
    await sql`create table fieldwork.tasks (
      round_id text not null references fieldwork.rounds,
      task text not null,
      done_by text not null,
      done_on text not null,
      primary key (round_id, task)
    )`.execute(db);
    await sql`create table fieldwork.partners (
      round_id text not null references fieldwork.rounds,
      id text not null ${hex('id', 32)},
      name text not null check (name <> ''),
      kind text not null,
      role text not null check (role in ('judge', 'listen')),
      mail text,
      language text not null,
      has_withdrawn boolean not null default false,
      primary key (round_id, id),
      check (not has_withdrawn or mail is null)
    )`.execute(db);
    await sql`create table fieldwork.assessors (
      round_id text not null,
      id text not null ${hex('id', 32)},
      partner_id text not null,
      label text not null check (label ~ '^[A-Z]$'),
      link_hash text not null unique ${hex('link_hash', 64)},
      has_withdrawn boolean not null default false,
      primary key (round_id, id),
      unique (round_id, partner_id, label),
      foreign key (round_id, partner_id) references fieldwork.partners
    )`.execute(db);
    await sql`create table fieldwork.assignments (
      round_id text not null,
      area_code text not null ${area},
      assessor_id text not null,
      primary key (round_id, area_code, assessor_id),
      foreign key (round_id, assessor_id) references fieldwork.assessors
    )`.execute(db);
    await sql`create table fieldwork.assessments (
      round_id text not null,
      assessor_id text not null,
      area_code text not null ${area},
      version integer not null check (version >= 1),
      answers jsonb not null check (jsonb_typeof(answers) = 'object'),
      answered_on text not null,
      primary key (round_id, assessor_id, area_code),
      foreign key (round_id, area_code, assessor_id) references fieldwork.assignments
    )`.execute(db);
    await sql`create table fieldwork.sessions (
      round_id text not null,
      id text not null ${hex('id', 32)},
      assessor_id text not null,
      area_code text not null ${area},
      version integer not null check (version >= 1),
      counts jsonb not null check (jsonb_typeof(counts) = 'object'),
      primary key (round_id, id),
      foreign key (round_id, assessor_id) references fieldwork.assessors
    )`.execute(db);
    await sql`create table fieldwork.submissions (
      round_id text not null,
      id text not null ${hex('id', 32)},
      assessor_id text not null,
      version integer not null,
      primary key (round_id, id),
      foreign key (round_id, assessor_id) references fieldwork.assessors
    )`.execute(db);
    await sql`create table fieldwork.notes (
      round_id text not null,
      id text not null ${hex('id', 32)},
      assessor_id text not null,
      area_code text not null ${area},
      words text not null check (words <> '' and length(words) <= 300),
      language text not null,
      state text not null check (state in ('pending', 'held', 'shown')),
      delete_at timestamptz not null,
      primary key (round_id, id),
      unique (round_id, assessor_id, area_code),
      foreign key (round_id, assessor_id) references fieldwork.assessors
    )`.execute(db);
    await sql`create index notes_to_delete on fieldwork.notes (delete_at) where state <> 'shown'`.execute(db);
    await sql`create table fieldwork.settled (
      round_id text not null references fieldwork.rounds,
      question text not null,
      area_code text not null ${area},
      rating integer not null check (rating between 1 and 5),
      reason text not null,
      proposed_by text not null,
      settled_by text check (settled_by <> proposed_by),
      primary key (round_id, question, area_code)
    )`.execute(db);
    await sql`create table fieldwork.reminders (
      round_id text not null,
      partner_id text not null,
      occasion text not null,
      primary key (round_id, partner_id, occasion),
      foreign key (round_id, partner_id) references fieldwork.partners
    )`.execute(db);
    await sql`create table fieldwork.findings (
      round_id text not null references fieldwork.rounds,
      number integer not null check (number >= 1),
      body jsonb not null check (jsonb_typeof(body) = 'object'),
      offered_by text not null,
      offered_at timestamptz not null,
      state text not null check (state in ('offered', 'public', 'sent-back', 'withdrawn')),
      decided_by text check (state = 'withdrawn' or decided_by <> offered_by),
      decided_at timestamptz,
      primary key (round_id, number),
      check ((decided_at is null) = (state = 'offered'))
    )`.execute(db);
    await sql`create unique index findings_public on fieldwork.findings (round_id) where state = 'public'`.execute(db);
  },
};

export const migrations: readonly Migration[] = [fieldwork];
