import { sql } from 'kysely';
import type { Migration } from '#platform/database';

/** What was stopped by association, and what a steward wrote of it, once: that is never changed. */
export const stoppedInputs: Migration = {
  name: '2026-11-26-mapping-stopped-inputs',
  up: async (db) => {
    await sql`create table mapping.stopped_inputs (
      number bigint generated always as identity primary key,
      recipe_id text not null,
      of text not null check (of in ('indicator', 'group')),
      subject_id text not null,
      content text not null,
      found jsonb not null check (jsonb_typeof(found) = 'object'),
      stopped_at timestamptz not null,
      reason text check (reason ~ '[^[:space:]]' and length(reason) <= 2000),
      allowed_by text,
      allowed_at timestamptz,
      unique (recipe_id, of, subject_id, content),
      check ((reason is null) = (allowed_by is null) and (reason is null) = (allowed_at is null))
    )`.execute(db);
    await sql`create function mapping.keep_stopped_input() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.reason is null and new.reason is not null
          and to_jsonb(old) - 'reason' - 'allowed_by' - 'allowed_at' = to_jsonb(new) - 'reason' - 'allowed_by' - 'allowed_at' then
          return new;
        end if;
        raise exception 'what was stopped, and why it was let in, is kept as it was: % on % is refused', tg_op, old.number;
      end
    $$`.execute(db);
    await sql`create trigger is_kept before update or delete on mapping.stopped_inputs
      for each row execute function mapping.keep_stopped_input()`.execute(db);
  },
};

/**
 * On whom a version falls, as it was when somebody proposed to publish it. Kept as it was; it goes with an example only. The digest tells which table it
 * was held against, and keeps no file: a table of who people are can be taken away.
 */
export const proxyAudits: Migration = {
  name: '2026-11-26-mapping-proxy-audits',
  up: async (db) => {
    await sql`create table mapping.proxy_audits (
      id bigint generated always as identity primary key,
      version_id text not null references mapping.index_versions on delete cascade,
      table_id text not null,
      table_name text not null check (table_name ~ '[^[:space:]]'),
      table_digest text not null,
      groups jsonb not null check (jsonb_array_length(groups) > 0),
      made_at timestamptz not null
    )`.execute(db);
    await sql`create index on mapping.proxy_audits (version_id, id)`.execute(db);
    await sql`create function mapping.keep_proxy_audit() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and not exists (
          select from mapping.index_versions where id = old.version_id and status <> 'example'
        ) then
          return old;
        end if;
        raise exception 'an audit is kept as it was made: % on % is refused', tg_op, old.version_id;
      end
    $$`.execute(db);
    await sql`create trigger is_kept before update or delete on mapping.proxy_audits
      for each row execute function mapping.keep_proxy_audit()`.execute(db);
  },
};
