import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { AreaKey, Vintage } from '../core/area.ts';
import type { Boundary, Bounds } from '../core/boundary.ts';
import { decodeBoundary } from '../core/boundary-bytes.ts';
import type { GeographyTables } from './tables.ts';

const rowsAtOnce = 2000;
const bytesAtOnce = 4 << 20;

/** The ground of one area as it is stored: `shape` is what `encodeBoundary` makes of it. */
export interface AreaBoundary extends AreaKey {
  readonly bounds: Bounds;
  readonly shape: Uint8Array;
}

export interface StoredBoundary {
  readonly code: string;
  readonly bounds: Bounds;
  readonly boundary: Boundary;
}

/** The ground of an area; null where no boundary of it was imported. */
export async function findBoundary(db: Database, { vintage, code }: AreaKey): Promise<StoredBoundary | null> {
  const row = await db
    .withTables<GeographyTables>()
    .selectFrom('geography.boundaries')
    .selectAll()
    .where('vintage', '=', vintage)
    .where('code', '=', code)
    .executeTakeFirst();
  return row === undefined ? null : storedOf(row);
}

/**
 * The boundaries of a vintage in the order of their codes, `limit` of them from after `after`. A whole country at full detail is more than
 * anybody should hold at once.
 */
export async function listBoundaries(
  db: Database,
  vintage: Vintage,
  { after = '', limit }: { readonly after?: string; readonly limit: number },
): Promise<readonly StoredBoundary[]> {
  const rows = await db
    .withTables<GeographyTables>()
    .selectFrom('geography.boundaries')
    .selectAll()
    .where('vintage', '=', vintage)
    .where(sql<boolean>`code collate "C" > ${after}`)
    .orderBy(sql`code collate "C"`)
    .limit(limit)
    .execute();
  return rows.map(storedOf);
}

/** The vintages of which there are boundaries. */
export async function listBoundedVintages(db: Database): Promise<readonly Vintage[]> {
  const rows = await db
    .withTables<GeographyTables>()
    .selectFrom('geography.boundaries')
    .select('vintage')
    .distinct()
    .orderBy('vintage')
    .execute();
  return rows.map(({ vintage }) => vintage);
}

/** An area with its ground as it is stored, for what reads them all. */
export interface StoredShape {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
  readonly shape: Uint8Array;
}

/** Like `listBoundaries`, with what tiles show of each area, and not decoded. */
export async function listShapes(
  db: Database,
  vintage: Vintage,
  { after = '', limit }: { readonly after?: string; readonly limit: number },
): Promise<readonly StoredShape[]> {
  const found = await sql<StoredShape>`
    select code, name, parent_code as parent, shape from geography.boundaries join geography.areas using (vintage, code)
    where vintage = ${vintage} and code collate "C" > ${after} order by code collate "C" limit ${limit}
  `.execute(db);
  return found.rows;
}

/** The boundaries of some areas of a vintage, in the order of their codes; those that have none are left out. */
export async function findBoundaries(
  db: Database,
  vintage: Vintage,
  codes: readonly string[],
): Promise<readonly StoredBoundary[]> {
  const found = await sql<BoundaryRow>`
    select code, west, south, east, north, shape from geography.boundaries
    join (select distinct json_array_elements_text(${JSON.stringify(codes)}::json) as code) as asked using (code)
    where vintage = ${vintage}
    order by code collate "C"
  `.execute(db);
  return found.rows.map(storedOf);
}

/** The boxes around the areas of a vintage that have a boundary, without reading the boundaries themselves. */
export async function listBounds(
  db: Database,
  vintage: Vintage,
): Promise<readonly { readonly code: string; readonly bounds: Bounds }[]> {
  const rows = await db
    .withTables<GeographyTables>()
    .selectFrom('geography.boundaries')
    .select(['code', 'west', 'south', 'east', 'north'])
    .where('vintage', '=', vintage)
    .orderBy(sql`code collate "C"`)
    .execute();
  return rows.map(({ code, ...bounds }) => ({ code, bounds }));
}

/** Stores boundaries of areas that are stored; one that is there already is replaced. */
export async function saveBoundaries(trx: Transaction, boundaries: readonly AreaBoundary[]): Promise<void> {
  for (const some of inBatches(boundaries)) {
    const rows = some.map(({ vintage, code, bounds, shape }) => ({
      vintage,
      code,
      ...bounds,
      shape: Buffer.from(shape).toString('base64'),
    }));
    await sql`
      insert into geography.boundaries (vintage, code, west, south, east, north, shape)
      select vintage, code, west, south, east, north, decode(shape, 'base64')
      from json_to_recordset(${JSON.stringify(rows)}::json) as given (
        vintage text, code text, west double precision, south double precision, east double precision, north double precision, shape text
      )
      on conflict (vintage, code) do update set
        west = excluded.west, south = excluded.south, east = excluded.east, north = excluded.north, shape = excluded.shape
    `.execute(trx);
  }
}

function* inBatches(boundaries: readonly AreaBoundary[]): Generator<readonly AreaBoundary[]> {
  let batch: AreaBoundary[] = [];
  let bytes = 0;
  for (const boundary of boundaries) {
    if (batch.length > 0 && (batch.length === rowsAtOnce || bytes + boundary.shape.length > bytesAtOnce)) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(boundary);
    bytes += boundary.shape.length;
  }
  if (batch.length > 0) yield batch;
}

type BoundaryRow = Pick<GeographyTables['geography.boundaries'], 'code' | 'shape' | keyof Bounds>;

function storedOf({ code, shape, ...row }: BoundaryRow): StoredBoundary {
  const { west, south, east, north } = row;
  return { code, bounds: { west, south, east, north }, boundary: decodeBoundary(shape) };
}
