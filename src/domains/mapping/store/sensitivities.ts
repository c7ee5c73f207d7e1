import type { Database, Transaction } from '#platform/database';
import type { StoredSensitivity } from '../core/sensitivity/sensitivity.ts';
import type { MappingTables } from './tables.ts';

/** Null where nobody asked, or nothing could have been otherwise. */
export async function findSensitivity(db: Database, versionId: string): Promise<StoredSensitivity | null> {
  const row = await db
    .withTables<MappingTables>()
    .selectFrom('mapping.sensitivities')
    .selectAll()
    .where('version_id', '=', versionId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { samples, evaluations, seed, targets } = row;
  return { samples, evaluations, seed: Number(seed), targets };
}

export async function insertSensitivity(
  trx: Transaction,
  versionId: string,
  { samples, evaluations, seed, targets }: StoredSensitivity,
): Promise<void> {
  await trx
    .withTables<MappingTables>()
    .insertInto('mapping.sensitivities')
    .values({ version_id: versionId, samples, evaluations, seed, targets: JSON.stringify(targets) })
    .execute();
}
