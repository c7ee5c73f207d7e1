import { sql } from 'kysely';
import type { Migration } from '#platform/database';
import { proxyAudits, stoppedInputs } from './audit-migration.ts';
import { challenges } from './challenge-migration.ts';
import { publicationRequests } from './publication-migration.ts';
import { sensitivities } from './sensitivity-migration.ts';

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

/** Which edition the areas of a version are of; and what may become of a version once it is public. */
const vintagesAndWithdrawals: Migration = {
  name: '2026-11-24-mapping-vintages-and-withdrawals',
  up: async (db) => {
    await sql`drop trigger is_kept on mapping.index_versions`.execute(db);
    await sql`alter table mapping.index_versions
      add column vintage text check (vintage ~ '^(region|lad|msoa|lsoa)[0-9]{2}$'),
      add column published_at timestamptz,
      drop constraint index_versions_status_check`.execute(db);
    // As pages have read it so far: what the sources name, or else the edition that has most of the areas, the newest of equals.
    await sql`do $$
      declare
        version record;
      begin
        for version in select id, sources -> 'areas' ->> 'vintage' as named from mapping.index_versions loop
          update mapping.index_versions set vintage = case
            when version.named ~ '^(region|lad|msoa|lsoa)[0-9]{2}$' then version.named
            else (
              select areas.vintage from mapping.area_results join geography.areas using (code)
              where version_id = version.id
              group by areas.vintage order by count(*) desc, right(areas.vintage, 2) desc, areas.vintage limit 1
            )
          end
          where id = version.id;
        end loop;
      end
    $$`.execute(db);
    await sql`update mapping.index_versions as version set
      published_at = created_at,
      status = case when exists (
        select from mapping.index_versions as newer
        where newer.recipe_id = version.recipe_id and newer.status = 'published' and newer.number > version.number
      ) then 'superseded' else 'published' end
      where status = 'published'`.execute(db);
    await sql`alter table mapping.index_versions
      alter column vintage set not null,
      add constraint index_versions_status_check check (status in ('example', 'draft', 'published', 'superseded', 'withdrawn')),
      add check ((published_at is null) = (status in ('example', 'draft')))`.execute(db);
    await sql`create unique index one_public_version on mapping.index_versions (recipe_id) where status = 'published'`.execute(
      db,
    );
    await sql`create or replace function mapping.keep_index_version() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          if old.status = 'example' then return old; end if;
        elsif to_jsonb(old) - 'status' - 'published_at' = to_jsonb(new) - 'status' - 'published_at' and (
          -- To make public says when; to take it back, or to bring it back, leaves that as it is.
          (old.status in ('draft', 'superseded') and new.status = 'published')
          or (old.published_at = new.published_at and (
            (old.status = 'published' and new.status in ('superseded', 'withdrawn'))
            or (old.status = 'withdrawn' and new.status in ('published', 'superseded'))
          ))
        ) then
          return new;
        end if;
        raise exception 'an index version is kept as it was built: % on % is refused', tg_op, old.id;
      end
    $$`.execute(db);
    await sql`create trigger is_kept before update or delete on mapping.index_versions
      for each row execute function mapping.keep_index_version()`.execute(db);
  },
};

/** Tables of figures that recipes may use, and the one of protected characteristics, which judges them. Bytes lie in platform.files. */
const storedTables: Migration = {
  name: '2026-11-25-mapping-tables',
  up: async (db) => {
    await sql`create table mapping.tables (
      id text primary key default gen_random_uuid()::text,
      file_name text not null check (file_name ~ '[^[:space:]]'),
      sha256 text not null references platform.files (sha256),
      vintage text not null check (vintage ~ '^(region|lad|msoa|lsoa)[0-9]{2}$'),
      code_column text not null,
      row_count integer not null check (row_count > 0),
      columns jsonb not null check (jsonb_array_length(columns) > 0),
      title text not null check (title ~ '[^[:space:]]'),
      source text check (source ~ '[^[:space:]]'),
      licence text check (licence ~ '[^[:space:]]'),
      year integer check (year between 1000 and 9999),
      added_by text not null,
      added_at timestamptz not null,
      unique (sha256, file_name, vintage, code_column)
    )`.execute(db);
    await sql`create table mapping.protected_table (
      id text primary key default gen_random_uuid()::text,
      file_name text not null check (file_name ~ '[^[:space:]]'),
      sha256 text not null references platform.files (sha256),
      code_column text not null,
      shares text,
      lookup_file_name text,
      lookup_sha256 text references platform.files (sha256),
      installed_by text not null,
      installed_at timestamptz not null,
      check ((lookup_file_name is null) = (lookup_sha256 is null))
    )`.execute(db);
    await sql`create unique index only_one on mapping.protected_table ((true))`.execute(db);
  },
};

/**
 * Recipes that somebody works on, with every step that was taken, which is added and never changed; and what was written down about them. A version of
 * the example may go, and what began from it stays.
 */
const workings: Migration = {
  name: '2026-11-25-mapping-workings',
  up: async (db) => {
    await sql`create table mapping.workings (
      id text primary key default gen_random_uuid()::text,
      version_id text,
      vintage text not null check (vintage ~ '^(region|lad|msoa|lsoa)[0-9]{2}$')
    )`.execute(db);
    await sql`create table mapping.working_steps (
      working_id text not null references mapping.workings,
      number integer not null check (number > 0),
      kind text not null check (kind in ('began', 'changed', 'undone', 'redone', 'returned')),
      state integer not null,
      made_to integer,
      change jsonb,
      recipe jsonb check (jsonb_typeof(recipe) = 'object'),
      tables jsonb check (jsonb_typeof(tables) = 'object'),
      by text not null,
      at timestamptz not null,
      primary key (working_id, number),
      foreign key (working_id, state) references mapping.working_steps,
      foreign key (working_id, made_to) references mapping.working_steps,
      check ((kind = 'began') = (number = 1)),
      check ((kind = 'changed') = (change is not null) and (kind = 'changed') = (made_to is not null)),
      check ((kind in ('began', 'changed')) = (recipe is not null) and (recipe is null) = (tables is null)),
      check ((kind in ('began', 'changed')) = (state = number))
    )`.execute(db);
    await sql`create table mapping.working_notes (
      id text primary key default gen_random_uuid()::text,
      working_id text not null,
      step integer not null,
      text text not null check (text ~ '[^[:space:]]'),
      by text not null,
      at timestamptz not null,
      foreign key (working_id, step) references mapping.working_steps
    )`.execute(db);
    await sql`create index on mapping.working_notes (working_id, at)`.execute(db);
    await sql`create function mapping.keep_step() returns trigger language plpgsql as $$
      begin
        raise exception 'the history of a working is kept as it was: % on step % of % is refused', tg_op, old.number, old.working_id;
      end
    $$`.execute(db);
    await sql`create trigger is_kept before update or delete on mapping.working_steps
      for each row execute function mapping.keep_step()`.execute(db);
  },
};

/** Wishes to make a working into a version, with how far they are and what became of them. A version of a save is never the example's, so it stays. */
const workingSaves: Migration = {
  name: '2026-11-26-mapping-working-saves',
  up: async (db) => {
    await sql`create table mapping.working_saves (
      id text primary key default gen_random_uuid()::text,
      working_id text not null,
      step integer not null,
      asked_by text not null,
      asked_at timestamptz not null,
      state text not null check (state in ('waiting', 'building', 'stored', 'refused', 'failed')),
      progress double precision not null check (progress between 0 and 1),
      version_id text references mapping.index_versions,
      problem jsonb check (jsonb_typeof(problem) = 'object'),
      foreign key (working_id, step) references mapping.working_steps,
      check ((state = 'stored') = (version_id is not null) and (state = 'refused') = (problem is not null))
    )`.execute(db);
    await sql`create index on mapping.working_saves (working_id, asked_at)`.execute(db);
  },
};

/**
 * The tables of mapping: index versions, which are only ever added (an example may go), their results, who made them public, and the tables
 * they are made from.
 */
export const migrations: readonly Migration[] = [
  indexVersions,
  vintagesAndWithdrawals,
  storedTables,
  publicationRequests,
  workings,
  workingSaves,
  challenges,
  proxyAudits,
  stoppedInputs,
  sensitivities,
];
