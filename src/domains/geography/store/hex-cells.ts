import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { Vintage } from '../core/area.ts';
import type { HexPlacement } from '../core/hex-layout.ts';
import type { GeographyTables } from './tables.ts';

/** The hexagon of each area of a vintage, in the order of their codes. Empty when none was laid out. */
export async function listHexCells(db: Database, vintage: Vintage): Promise<readonly HexPlacement[]> {
  return db
    .withTables<GeographyTables>()
    .selectFrom('geography.hex_cells')
    .select(['code', 'col', 'row'])
    .where('vintage', '=', vintage)
    .orderBy(sql`code collate "C"`)
    .execute();
}

/** Replaces the layout of a vintage. */
export async function saveHexCells(trx: Transaction, vintage: Vintage, cells: readonly HexPlacement[]): Promise<void> {
  const tables = trx.withTables<GeographyTables>();
  await tables.deleteFrom('geography.hex_cells').where('vintage', '=', vintage).execute();
  if (cells.length === 0) return;
  await tables
    .insertInto('geography.hex_cells')
    .values(cells.map(({ code, col, row }) => ({ vintage, code, col, row })))
    .execute();
}
