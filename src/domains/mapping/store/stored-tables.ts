import type { Selectable } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { StoredTable } from '../core/table/stored-table.ts';
import type { MappingTables } from './tables.ts';

/** The tables that recipes may use, the newest first. A table of protected characteristics is never among them. */
export async function listTables(db: Database): Promise<readonly StoredTable[]> {
  const rows = await usable(db).orderBy('added_at', 'desc').orderBy('id').execute();
  return rows.map(tableOf);
}

/** A table that recipes may use; null where there is none with this id. */
export async function findTable(db: Database, id: string): Promise<StoredTable | null> {
  const row = await usable(db).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : tableOf(row);
}

/** The tables with these bytes: one file may be taken in under several names. */
export async function listTablesOf(db: Database, sha256: string): Promise<readonly StoredTable[]> {
  const rows = await usable(db).where('sha256', '=', sha256).orderBy('added_at').orderBy('id').execute();
  return rows.map(tableOf);
}

/** Adds a table unless the same file is there under the same name for the same areas, and tells its id. */
export async function insertTable(
  trx: Transaction,
  table: Omit<StoredTable, 'id'>,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const tables = trx.withTables<MappingTables>();
  const { fileName: file_name, sha256, vintage, codeColumn: code_column } = table;
  const inserted = await tables
    .insertInto('mapping.tables')
    .values({
      ...{ file_name, sha256, vintage, code_column },
      row_count: table.rows,
      columns: JSON.stringify(table.columns),
      title: table.title,
      source: table.source,
      licence: table.licence,
      year: table.year,
      added_by: table.addedBy,
      added_at: table.addedAt,
    })
    .onConflict((conflict) => conflict.columns(['sha256', 'file_name', 'vintage', 'code_column']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted !== undefined) return { id: inserted.id, isNew: true };
  const { id } = await tables
    .selectFrom('mapping.tables')
    .select('id')
    .where('sha256', '=', sha256)
    .where('file_name', '=', file_name)
    .where('vintage', '=', vintage)
    .where('code_column', '=', code_column)
    .executeTakeFirstOrThrow();
  return { id, isNew: false };
}

function usable(db: Database) {
  return db
    .withTables<MappingTables>()
    .selectFrom('mapping.tables')
    .selectAll()
    .where('sha256', 'not in', (select) => select.selectFrom('mapping.protected_table').select('sha256'));
}

function tableOf(row: Selectable<MappingTables['mapping.tables']>): StoredTable {
  const { id, sha256, vintage, columns, title, source, licence, year } = row;
  return {
    ...{ id, fileName: row.file_name, sha256, vintage, codeColumn: row.code_column, rows: row.row_count, columns },
    ...{ title, source, licence, year, addedBy: row.added_by, addedAt: row.added_at },
  };
}
