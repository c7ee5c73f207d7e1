import type { Selectable } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { MappingTables } from './tables.ts';

/** The installed table of protected characteristics. It judges inputs and audits maps; nothing of it goes into an index. */
export interface InstalledTable {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly codeColumn: string;
  /** As they are written on the command line; null takes every column beside a `PREFIX_total`. */
  readonly shares: string | null;
  readonly lookup: { readonly fileName: string; readonly sha256: string } | null;
  readonly installedBy: string;
  readonly installedAt: Date;
}

/** The one that is installed now; null where none is. */
export async function findProtectedTable(db: Database): Promise<InstalledTable | null> {
  const row = await db.withTables<MappingTables>().selectFrom('mapping.protected_table').selectAll().executeTakeFirst();
  return row === undefined ? null : installedOf(row);
}

export async function insertProtectedTable(trx: Transaction, table: Omit<InstalledTable, 'id'>): Promise<string> {
  const { id } = await trx
    .withTables<MappingTables>()
    .insertInto('mapping.protected_table')
    .values({
      file_name: table.fileName,
      sha256: table.sha256,
      code_column: table.codeColumn,
      shares: table.shares,
      lookup_file_name: table.lookup?.fileName ?? null,
      lookup_sha256: table.lookup?.sha256 ?? null,
      installed_by: table.installedBy,
      installed_at: table.installedAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Takes the installed table away, but not its bytes; null where none was installed. */
export async function deleteProtectedTable(trx: Transaction): Promise<InstalledTable | null> {
  const row = await trx
    .withTables<MappingTables>()
    .deleteFrom('mapping.protected_table')
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : installedOf(row);
}

function installedOf(row: Selectable<MappingTables['mapping.protected_table']>): InstalledTable {
  const { id, sha256, shares, lookup_file_name: fileName, lookup_sha256: lookup } = row;
  return {
    ...{ id, fileName: row.file_name, sha256, codeColumn: row.code_column, shares },
    lookup: fileName === null || lookup === null ? null : { fileName, sha256: lookup },
    installedBy: row.installed_by,
    installedAt: row.installed_at,
  };
}
