import { sql } from 'kysely';
import type { Migration } from '#platform/database';

const entries: Migration = {
  name: '2026-11-25-readiness-entries',
  up: async (db) => {
    await sql`create schema readiness`.execute(db);
    await sql`create table readiness.entries (
      id text primary key,
      requirement text not null check (requirement in (
        'illegal-content', 'childrens-access', 'data-protection', 'privacy',
        'moderation', 'complaints', 'safeguarding', 'accessibility'
      )),
      version integer not null check (version > 0),
      text text not null check (text ~ '[^[:space:]]'),
      recorded_by text not null,
      recorded_at timestamptz not null,
      review_by date not null,
      unique (requirement, version)
    )`.execute(db);
    await sql`create function readiness.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'what was recorded stays as it is: % on % is refused', tg_op, tg_table_name;
      end
    $$`.execute(db);
    await sql`create trigger only_grows before update or delete on readiness.entries
      for each row execute function readiness.refuse_change()`.execute(db);
    await sql`create trigger is_kept before truncate on readiness.entries
      for each statement execute function readiness.refuse_change()`.execute(db);
    await sql`create function readiness.check_follows() returns trigger language plpgsql as $$
      begin
        if new.version <> 1 + (select count(*) from readiness.entries where requirement = new.requirement) then
          raise exception 'a version must follow the one before';
        end if;
        return new;
      end
    $$`.execute(db);
    await sql`create trigger follows before insert on readiness.entries
      for each row execute function readiness.check_follows()`.execute(db);
  },
};

/** When a public authority publishes nothing new. A change is another row: what held when stays known. */
const elections: Migration = {
  name: '2026-11-30-readiness-elections',
  up: async (db) => {
    await sql`create table readiness.election_settings (
      number integer primary key check (number > 0),
      is_bound boolean not null,
      periods jsonb not null check (jsonb_typeof(periods) = 'array'),
      changed_by text not null,
      changed_at timestamptz not null
    )`.execute(db);
    await sql`create trigger only_grows before update or delete on readiness.election_settings
      for each row execute function readiness.refuse_change()`.execute(db);
  },
};

/** The tables of what was recorded, which only grow. */
export const migrations: readonly Migration[] = [entries, elections];
