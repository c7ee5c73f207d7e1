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

function storedOf({
  code,
  shape,
  ...row
}: Pick<GeographyTables['geography.boundaries'], 'code' | 'shape' | keyof Bounds>): StoredBoundary {
  const { west, south, east, north } = row;
  return { code, bounds: { west, south, east, north }, boundary: decodeBoundary(shape) };
}
