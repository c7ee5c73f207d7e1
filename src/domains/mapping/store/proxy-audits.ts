import type { Database, Transaction } from '#platform/database';
import type { GroupAudit, VersionAudit } from '../core/audit/audit-version.ts';
import type { MappingTables } from './tables.ts';

/** The newest audit of a version; null where none was made. */
export async function findAudit(db: Database, versionId: string): Promise<VersionAudit | null> {
  const row = await db
    .withTables<MappingTables>()
    .selectFrom('mapping.proxy_audits')
    .selectAll()
    .where('version_id', '=', versionId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { table_id: id, table_name: fileName, table_digest: sha256, groups, made_at: madeAt } = row;
  return { versionId, table: { id, fileName, sha256 }, madeAt, groups };
}

export async function insertAudit(trx: Transaction, { versionId, table, madeAt, groups }: VersionAudit): Promise<void> {
  await trx
    .withTables<MappingTables>()
    .insertInto('mapping.proxy_audits')
    .values({
      version_id: versionId,
      table_id: table.id,
      table_name: table.fileName,
      table_digest: table.sha256,
      groups: JSON.stringify(groups satisfies readonly GroupAudit[]),
      made_at: madeAt,
    })
    .execute();
}
