import { sql } from 'kysely';
import type { Migration } from '#platform/database';

const vintage = sql.raw(`~ '^(region|lad|msoa|lsoa)[0-9]{2}$'`);
const code = sql.raw(`~ '^[ENSW][0-9]{8}$'`);

const areas: Migration = {
  name: '2026-11-23-geography-areas',
  up: async (db) => {
    await sql`create schema geography`.execute(db);
    await sql`create table geography.areas (
      vintage text not null check (vintage ${vintage}),
      code text not null check (code ${code}),
      kind text not null check (kind in (
        'region', 'unitary-authority', 'district', 'metropolitan-district', 'london-borough', 'principal-area', 'council-area',
        'local-government-district', 'lsoa', 'msoa', 'data-zone', 'intermediate-zone', 'super-data-zone'
      )),
      name text not null check (name ~ '[^[:space:]]'),
      parent_vintage text,
      parent_code text,
      population integer check (population >= 0),
      lon double precision check (lon between -180 and 180),
      lat double precision check (lat between -90 and 90),
      origin text not null check (origin in ('example', 'import')),
      primary key (vintage, code),
      foreign key (parent_vintage, parent_code) references geography.areas (vintage, code) deferrable initially deferred,
      check ((parent_vintage is null) = (parent_code is null)),
      check ((lon is null) = (lat is null))
    )`.execute(db);
    await sql`create index areas_by_code on geography.areas (code)`.execute(db);
    await sql`create index areas_by_parent on geography.areas (parent_vintage, parent_code)`.execute(db);

    await sql`create table geography.lookup_links (
      from_vintage text not null check (from_vintage ${vintage}),
      from_code text not null check (from_code ${code}),
      to_vintage text not null check (to_vintage ${vintage}),
      to_code text not null check (to_code ${code}),
      share double precision check (share > 0 and share <= 1),
      primary key (from_vintage, to_vintage, from_code, to_code),
      check (from_vintage <> to_vintage)
    )`.execute(db);

    await sql`create table geography.hex_cells (
      vintage text not null,
      code text not null,
      col integer not null,
      row integer not null,
      primary key (vintage, code),
      unique (vintage, col, row),
      foreign key (vintage, code) references geography.areas on delete cascade
    )`.execute(db);
  },
};

const boundaries: Migration = {
  name: '2026-11-23-geography-boundaries',
  up: async (db) => {
    await sql`create table geography.boundaries (
      vintage text not null,
      code text not null,
      west double precision not null check (west >= -180),
      south double precision not null check (south >= -90),
      east double precision not null check (east <= 180),
      north double precision not null check (north <= 90),
      shape bytea not null check (length(shape) > 0),
      primary key (vintage, code),
      foreign key (vintage, code) references geography.areas on delete cascade,
      check (west < east and south < north)
    )`.execute(db);
    // Compressed already: steps of seven bits leave nothing to gain.
    await sql`alter table geography.boundaries alter column shape set storage external`.execute(db);

    await sql`alter table geography.areas drop constraint areas_kind_check`.execute(db);
    await sql`alter table geography.areas add constraint areas_kind_check check (kind in (
      'country', 'region', 'unitary-authority', 'district', 'metropolitan-district', 'london-borough', 'principal-area',
      'council-area', 'local-government-district', 'lsoa', 'msoa', 'data-zone', 'intermediate-zone', 'super-data-zone'
    ))`.execute(db);
  },
};

const tiles: Migration = {
  name: '2026-11-25-geography-tiles',
  up: async (db) => {
    await sql`create table geography.tile_sets (
      id text primary key check (id ~ '^[a-z]+[0-9]{2}-[0-9a-f]{8}$'),
      vintage text not null check (vintage ${vintage}),
      state text not null default 'making' check (state in ('making', 'ready')),
      done integer not null default 0,
      total integer check (done <= total),
      codes text[] not null,
      min_zoom smallint,
      max_zoom smallint,
      west double precision not null,
      south double precision not null,
      east double precision not null,
      north double precision not null,
      archive_sha256 text references platform.files (sha256),
      requested_at timestamptz not null default clock_timestamp(),
      check ((state = 'ready') = (archive_sha256 is not null)),
      check (state = 'making' or (done = total and min_zoom <= max_zoom))
    )`.execute(db);
    await sql`create index tile_sets_by_vintage on geography.tile_sets (vintage)`.execute(db);
    // What a set is made of until its archive is whole: the parts that are done, and their tiles.
    await sql`create table geography.tile_parts (
      set_id text not null references geography.tile_sets on delete cascade,
      part bigint not null,
      primary key (set_id, part)
    )`.execute(db);
    await sql`create table geography.tiles (
      set_id text not null references geography.tile_sets on delete cascade,
      tile bigint not null,
      bytes bytea not null,
      primary key (set_id, tile)
    )`.execute(db);
    await sql`alter table geography.tiles alter column bytes set storage external`.execute(db);
  },
};

/** The tables of geography: areas, lookups between vintages, hexagon layouts, boundaries and tiles. */
export const migrations: readonly Migration[] = [areas, boundaries, tiles];
