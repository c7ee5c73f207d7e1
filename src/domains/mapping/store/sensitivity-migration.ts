import { sql } from 'kysely';
import type { Migration } from '#platform/database';

/** Which assumptions move the ranks of a version; kept as it was found, and gone with an example only. */
export const sensitivities: Migration = {
  name: '2026-11-26-mapping-sensitivities',
  up: async (db) => {
    await sql`create table mapping.sensitivities (
      version_id text primary key references mapping.index_versions on delete cascade,
      samples integer not null check (samples > 0),
      evaluations integer not null check (evaluations > 0),
      seed bigint not null,
      targets jsonb not null check (jsonb_typeof(targets) = 'array')
    )`.execute(db);
    await sql`create function mapping.keep_sensitivity() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and not exists (
          select from mapping.index_versions where id = old.version_id and status <> 'example'
        ) then
          return old;
        end if;
        raise exception 'a study is kept as it was made: % on % is refused', tg_op, old.version_id;
      end
    $$`.execute(db);
    await sql`create trigger is_kept before update or delete on mapping.sensitivities
      for each row execute function mapping.keep_sensitivity()`.execute(db);
  },
};
