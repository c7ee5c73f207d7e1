import { sql } from 'kysely';
import type { Migration } from '#platform/database';

const id = (column: string) => sql.raw(`check (${column} ~ '^[A-Za-z0-9][A-Za-z0-9._:/+-]{0,199}$')`);
const hash = (column: string) => sql.raw(`check (${column} ~ '^[0-9a-f]{64}$')`);

/** The log and the row that names its end. Both refuse every change but an append, whoever asks. */
const auditLog: Migration = {
  name: '2026-11-23-audit-log',
  up: async (db) => {
    await sql`create table platform.audit_entries (
      sequence bigint primary key check (sequence > 0),
      at timestamptz not null,
      actor text not null ${id('actor')},
      action text not null ${id('action')},
      subject text not null ${id('subject')},
      detail jsonb not null check (jsonb_typeof(detail) = 'object'),
      previous_hash text not null ${hash('previous_hash')},
      hash text not null unique ${hash('hash')}
    )`.execute(db);
    await sql`create table platform.audit_head (
      only_row boolean primary key default true check (only_row),
      sequence bigint not null,
      hash text not null ${hash('hash')}
    )`.execute(db);
    await sql`insert into platform.audit_head (sequence, hash) values (0, repeat('0', 64))`.execute(db);

    await sql`create function platform.refuse_change_of_audit() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit log only grows: % on % is refused', tg_op, tg_table_name;
      end
    $$`.execute(db);
    await sql`create trigger only_grows before update or delete on platform.audit_entries
      for each row execute function platform.refuse_change_of_audit()`.execute(db);
    await sql`create trigger is_kept before truncate on platform.audit_entries
      for each statement execute function platform.refuse_change_of_audit()`.execute(db);
    await sql`create trigger is_one before insert or delete on platform.audit_head
      for each row execute function platform.refuse_change_of_audit()`.execute(db);
    await sql`create trigger is_kept before truncate on platform.audit_head
      for each statement execute function platform.refuse_change_of_audit()`.execute(db);

    await sql`create function platform.check_audit_follows() returns trigger language plpgsql as $$
      begin
        if not exists (
          select from platform.audit_head where sequence = new.sequence - 1 and hash = new.previous_hash
        ) then
          raise exception 'an audit entry must follow the end of the log';
        end if;
        return new;
      end
    $$`.execute(db);
    await sql`create trigger follows before insert on platform.audit_entries
      for each row execute function platform.check_audit_follows()`.execute(db);
    await sql`create function platform.check_audit_head() returns trigger language plpgsql as $$
      begin
        if new.sequence <> old.sequence + 1 or not exists (
          select from platform.audit_entries where sequence = new.sequence and hash = new.hash
        ) then
          raise exception 'the end of the audit log moves one entry at a time';
        end if;
        return new;
      end
    $$`.execute(db);
    await sql`create trigger moves_on before update on platform.audit_head
      for each row execute function platform.check_audit_head()`.execute(db);
  },
};

/** The tables of the audit log. */
export const auditMigrations: readonly Migration[] = [auditLog];
