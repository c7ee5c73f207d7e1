import { sql } from 'kysely';
import type { Migration } from '#platform/database';

/** What official bodies publish, as two people here have agreed that it is, and when somebody held it against its source. */
const register: Migration = {
  name: '2026-12-02-facts-register',
  up: async (db) => {
    await sql`create schema facts`.execute(db);
    await sql`create table facts.versions (
      fact_id text not null,
      number integer not null check (number > 0),
      body jsonb not null,
      written_by text not null,
      written_at timestamptz not null,
      outcome text check (outcome in ('approved', 'sent-back')),
      decided_by text,
      decided_at timestamptz,
      note text,
      primary key (fact_id, number),
      check (num_nulls(outcome, decided_by, decided_at, note) in (0, 4)),
      check (outcome <> 'approved' or decided_by <> written_by)
    )`.execute(db);
    await sql`create table facts.checks (
      fact_id text not null,
      version integer not null check (version >= 0),
      checked_on date not null,
      next_check date not null check (next_check > checked_on),
      checked_by text not null,
      primary key (fact_id, version, checked_on)
    )`.execute(db);
    await sql`create function facts.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'what was recorded stays as it is: % on % is refused', tg_op, tg_table_name;
      end
    $$`.execute(db);
    await sql`create trigger only_grows before update or delete on facts.checks
      for each row execute function facts.refuse_change()`.execute(db);
    await sql`create function facts.keep_version() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or old.outcome is not null
          or (new.fact_id, new.number, new.body, new.written_by, new.written_at)
            is distinct from (old.fact_id, old.number, old.body, old.written_by, old.written_at) then
          raise exception 'a version of a fact is decided once, and stays';
        end if;
        return new;
      end
    $$`.execute(db);
    await sql`create trigger is_kept before update or delete on facts.versions
      for each row execute function facts.keep_version()`.execute(db);
  },
};

export const migrations: readonly Migration[] = [register];
