import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { ArchivedTile } from '../core/tiles/tile-archive.ts';
import type { GeographyTables } from './tables.ts';

const rowsAtOnce = 50;

/** A tile by its number along the curve of PMTiles, compressed. */
export interface StoredTile {
  readonly tile: number;
  readonly bytes: Uint8Array;
}

/** The parts of a set that are made. */
export async function listParts(db: Database, set: string): Promise<ReadonlySet<number>> {
  const rows = await db
    .withTables<GeographyTables>()
    .selectFrom('geography.tile_parts')
    .select('part')
    .where('set_id', '=', set)
    .execute();
  return new Set(rows.map(({ part }) => part));
}

/** Stores a part of a set with its tiles, and how far the set has come with it. One that is there already stays. */
export async function savePart(
  trx: Transaction,
  set: string,
  part: number,
  tiles: readonly StoredTile[],
): Promise<void> {
  const tables = trx.withTables<GeographyTables>();
  const isNew = await tables
    .insertInto('geography.tile_parts')
    .values({ set_id: set, part })
    .onConflict((conflict) => conflict.doNothing())
    .returning('part')
    .executeTakeFirst();
  if (isNew === undefined) return;
  for (let start = 0; start < tiles.length; start += rowsAtOnce) {
    const rows = tiles.slice(start, start + rowsAtOnce).map(({ tile, bytes }) => ({ set_id: set, tile, bytes }));
    await tables.insertInto('geography.tiles').values(rows).execute();
  }
  await tables
    .updateTable('geography.tile_sets')
    .set({ done: sql`(select count(*)::int from geography.tile_parts where set_id = ${set})` })
    .where('id', '=', set)
    .execute();
}

/** The tiles of a set in the order of their numbers, without their bytes. */
export async function listTiles(db: Database, set: string): Promise<readonly ArchivedTile[]> {
  return db
    .withTables<GeographyTables>()
    .selectFrom('geography.tiles')
    .select(['tile as id', sql<number>`length(bytes)`.as('bytes')])
    .where('set_id', '=', set)
    .orderBy('tile')
    .execute();
}

/** The bytes of the tiles of a set, in the same order. */
export async function* readTiles(db: Database, set: string): AsyncGenerator<Uint8Array> {
  let after = -1;
  for (;;) {
    const rows = await db
      .withTables<GeographyTables>()
      .selectFrom('geography.tiles')
      .select(['tile', 'bytes'])
      .where('set_id', '=', set)
      .where('tile', '>', after)
      .orderBy('tile')
      .limit(rowsAtOnce)
      .execute();
    for (const { bytes } of rows) yield bytes;
    if (rows.length < rowsAtOnce) return;
    after = rows.at(-1)?.tile ?? after;
  }
}

/** Deletes what a finished set was made of. */
export async function deleteParts(trx: Transaction, set: string): Promise<void> {
  const tables = trx.withTables<GeographyTables>();
  await tables.deleteFrom('geography.tiles').where('set_id', '=', set).execute();
  await tables.deleteFrom('geography.tile_parts').where('set_id', '=', set).execute();
}

/** The embedded database does not use the room of deleted tiles again by itself. Not inside of a transaction. */
export async function tidyTiles(db: Database): Promise<void> {
  await sql`vacuum geography.tiles`.execute(db);
}
