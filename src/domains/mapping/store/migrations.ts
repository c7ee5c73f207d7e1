import { sql } from 'kysely';
import type { Migration } from '#platform/database';

const indexVersions: Migration = {
  name: '2026-11-23-mapping-index-versions',
  up: async (db) => {
    await sql`create schema mapping`.execute(db);
    await sql`create table mapping.index_versions (
      id text primary key check (id = recipe_id || '-v' || number),
      recipe_id text not null check (recipe_id ~ '^[A-Za-z0-9]'),
      number integer not null check (number > 0),
      title text not null check (title ~ '[^[:space:]]'),
      status text not null check (status in ('example', 'draft', 'published')),
      created_at timestamptz not null,
      area_count integer not null check (area_count > 0),
      recipe jsonb not null check (jsonb_typeof(recipe) = 'object'),
      provenance jsonb not null check (jsonb_typeof(provenance) = 'object'),
      indicators jsonb not null check (jsonb_array_length(indicators) > 0),
      groups jsonb not null check (jsonb_array_length(groups) > 0),
      coverage jsonb not null check (jsonb_typeof(coverage) = 'array'),
      sources jsonb check (jsonb_typeof(sources) = 'object'),
      unique (recipe_id, number)
    )`.execute(db);
    await sql`create table mapping.area_results (
      version_id text not null references mapping.index_versions on delete cascade,
      position integer not null check (position >= 0),
      code text not null check (code ~ '[^[:space:]]'),
      name text not null,
      parent text,
      population double precision check (population >= 0),
      raw double precision[] not null,
      normalised double precision[] not null check (array_position(normalised, null) is null),
      score double precision[] not null check (array_position(score, null) is null),
      rank integer[] not null check (array_position(rank, null) is null and 0 < all (rank)),
      score_sd double precision[] not null,
      rank_p05 double precision[] not null,
      rank_p50 double precision[] not null,
      rank_p95 double precision[] not null,
      top_decile double precision[] not null,
      primary key (version_id, code),
      unique (version_id, position),
      check (cardinality(raw) = cardinality(normalised)),
      check (cardinality(score) = all (array[
        cardinality(rank), cardinality(score_sd), cardinality(rank_p05), cardinality(rank_p50), cardinality(rank_p95),
        cardinality(top_decile)
      ]))
    )`.execute(db);
    await sql`create table mapping.example_removals (
      recipe_id text primary key,
      removed_at timestamptz not null
    )`.execute(db);

    await sql`create function mapping.keep_index_version() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          if old.status = 'example' then return old; end if;
        elsif old.status = 'draft' and new.status = 'published' and to_jsonb(old) - 'status' = to_jsonb(new) - 'status' then
          return new;
        end if;
        raise exception 'an index version is kept as it was built: % on % is refused', tg_op, old.id;
      end
    $$`.execute(db);
    await sql`create trigger is_kept before update or delete on mapping.index_versions
      for each row execute function mapping.keep_index_version()`.execute(db);
    await sql`create function mapping.keep_area_result() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and not exists (
          select from mapping.index_versions where id = old.version_id and status <> 'example'
        ) then
          return old;
        end if;
        raise exception 'the result of an area is kept as it was built: % on % is refused', tg_op, old.version_id;
      end
    $$`.execute(db);
    await sql`create trigger is_kept before update or delete on mapping.area_results
      for each row execute function mapping.keep_area_result()`.execute(db);
  },
};

/** The tables of mapping: index versions, which are only ever added (an example may go), and their results. */
export const migrations: readonly Migration[] = [indexVersions];
