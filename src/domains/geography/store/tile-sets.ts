import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { Vintage } from '../core/area.ts';
import type { Bounds } from '../core/boundary.ts';
import type { GeographyTables } from './tables.ts';

/** Raise it when tiles are made in another way: sets that were made before are then made anew at the next import. */
const makingVersion = 1;

/** The map tiles of one edition of the boundaries of a vintage. Its id names that edition: `lsoa21-1a2b3c4d`. */
export interface TileSet {
  readonly id: string;
  readonly vintage: Vintage;
  readonly state: 'making' | 'ready';
  /** How many of its parts are made; `total` is 0 until that is known. */
  readonly done: number;
  readonly total: number;
  readonly areas: number;
  readonly bounds: Bounds;
  /** Null until it is ready. */
  readonly archive: { readonly sha256: string; readonly minZoom: number; readonly maxZoom: number } | null;
}

/** The tiles to show for a vintage: those that are ready, otherwise those being made; null where no boundaries were imported. */
export async function findTileSet(db: Database, vintage: Vintage): Promise<TileSet | null> {
  const [row] = await sets(db).where('vintage', '=', vintage).orderBy('state', 'desc').limit(1).execute();
  return row === undefined ? null : setOf(row);
}

/** A set by its id; null where there is none, or no longer. */
export async function findTileSetById(db: Database, id: string): Promise<TileSet | null> {
  const row = await sets(db).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : setOf(row);
}

/** All sets, those being made included, by vintage. */
export async function listTileSets(db: Database): Promise<readonly TileSet[]> {
  return (await sets(db).orderBy('vintage').orderBy('state', 'desc').execute()).map(setOf);
}

/** The sets that are ready, by their vintage: one short query, without their codes. */
export async function findReadyTiles(db: Database): Promise<ReadonlyMap<Vintage, string>> {
  const rows = await db
    .withTables<GeographyTables>()
    .selectFrom('geography.tile_sets')
    .select(['vintage', 'id'])
    .where('state', '=', 'ready')
    .orderBy('vintage')
    .execute();
  return new Map(rows.map(({ vintage, id }) => [vintage, id]));
}

/** The codes of the areas in a set: the `id` of an area in its tiles is its place here, from 1. Empty where there is no such set. */
export async function listTileCodes(db: Database, id: string): Promise<readonly string[]> {
  const row = await db
    .withTables<GeographyTables>()
    .selectFrom('geography.tile_sets')
    .select('codes')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.codes ?? [];
}

/** The id that a set of the boundaries as they are now would have; null where there are none. */
export async function findEdition(db: Database, vintage: Vintage): Promise<string | null> {
  const found = await sql<{ edition: string | null }>`
    select left(md5(${String(makingVersion)} || string_agg(
      concat_ws(' ', code, md5(shape), name, parent_code), E'\n' order by code collate "C"
    )), 8) as edition
    from geography.boundaries join geography.areas using (vintage, code) where vintage = ${vintage}
  `.execute(db);
  const edition = found.rows[0]?.edition ?? null;
  return edition === null ? null : `${vintage}-${edition}`;
}

/** Begins a set of the boundaries as they are now, unless there is one with this id. */
export async function insertTileSet(trx: Transaction, id: string, vintage: Vintage): Promise<void> {
  await sql`
    insert into geography.tile_sets (id, vintage, codes, west, south, east, north)
    select ${id}, ${vintage}, array_agg(code order by code collate "C"), min(west), min(south), max(east), max(north)
    from geography.boundaries where vintage = ${vintage}
    on conflict do nothing
  `.execute(trx);
}

/** Gives up sets of other editions that are still being made. */
export async function deleteUnfinishedSets(trx: Transaction, vintage: Vintage, keep: string): Promise<void> {
  await trx
    .withTables<GeographyTables>()
    .deleteFrom('geography.tile_sets')
    .where('vintage', '=', vintage)
    .where('state', '=', 'making')
    .where('id', '<>', keep)
    .execute();
}

/** Deletes the sets that a newer one replaces, and tells their archives. */
export async function deleteOtherSets(trx: Transaction, vintage: Vintage, keep: string): Promise<readonly string[]> {
  const gone = await trx
    .withTables<GeographyTables>()
    .deleteFrom('geography.tile_sets')
    .where('vintage', '=', vintage)
    .where('id', '<>', keep)
    .returning('archive_sha256')
    .execute();
  return gone.flatMap((row) => row.archive_sha256 ?? []);
}

/** Holds a set that is being made against being given up or finished by somebody else meanwhile. False where it was already. */
export async function holdUnfinishedSet(trx: Transaction, id: string): Promise<boolean> {
  const row = await trx
    .withTables<GeographyTables>()
    .selectFrom('geography.tile_sets')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'making')
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export async function saveTotal(trx: Transaction, id: string, total: number): Promise<void> {
  await trx
    .withTables<GeographyTables>()
    .updateTable('geography.tile_sets')
    .set({ total })
    .where('id', '=', id)
    .execute();
}

export async function saveReady(
  trx: Transaction,
  id: string,
  { sha256, minZoom, maxZoom }: NonNullable<TileSet['archive']>,
): Promise<void> {
  await trx
    .withTables<GeographyTables>()
    .updateTable('geography.tile_sets')
    .set({ state: 'ready', archive_sha256: sha256, min_zoom: minZoom, max_zoom: maxZoom, done: sql`total` })
    .where('id', '=', id)
    .execute();
}

function sets(db: Database) {
  return db
    .withTables<GeographyTables>()
    .selectFrom('geography.tile_sets')
    .select(['id', 'vintage', 'state', 'done', 'total', 'min_zoom', 'max_zoom', 'archive_sha256'])
    .select(['west', 'south', 'east', 'north', sql<number>`cardinality(codes)`.as('areas')]);
}

type Row = Awaited<ReturnType<ReturnType<typeof sets>['execute']>>[number];

function setOf({ id, vintage, state, done, total, areas, west, south, east, north, ...row }: Row): TileSet {
  const { archive_sha256: sha256, min_zoom: minZoom, max_zoom: maxZoom } = row;
  const archive = sha256 === null || minZoom === null || maxZoom === null ? null : { sha256, minZoom, maxZoom };
  return { id, vintage, state, done, total: total ?? 0, areas, bounds: { west, south, east, north }, archive };
}
