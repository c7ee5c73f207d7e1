import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import type { IndexSources } from '../core/index-sources.ts';
import type { AreaResult, IndexVersion } from '../core/index-version.ts';
import { insertAreaResults } from '../store/area-results.ts';
import { insertVersion } from '../store/index-versions.ts';

/** A built index that has not been stored yet. */
export interface IndexToStore {
  readonly version: Omit<IndexVersion, 'id' | 'status' | 'createdAt'>;
  readonly areas: readonly AreaResult[];
}

export interface StoreOptions {
  readonly status: IndexVersion['status'];
  readonly sources: IndexSources | null;
  readonly actor: string;
  readonly now: Date;
}

/**
 * Stores a built index as the next version of its recipe, with an entry in the audit log, and tells its id (`imd-2019-v3`). Versions are
 * only ever added. Throws when the results do not fit the version: that is a bug of the builder.
 */
export async function storeIndex(trx: Transaction, built: IndexToStore, options: StoreOptions): Promise<string> {
  refuseMisfits(built);
  const { status, sources, actor, now } = options;
  const id = await insertVersion(trx, { ...built.version, status, createdAt: now.toISOString() }, sources);
  await insertAreaResults(trx, id, built.areas);
  const { draws, seed } = built.version.provenance;
  const detail = { status, areas: built.areas.length, draws, seed };
  await appendAudit(trx, { actor, action: 'mapping.index-stored', subject: `index:${id}`, detail });
  return id;
}

function refuseMisfits({ version, areas }: IndexToStore): void {
  if (areas.length !== version.areaCount) {
    throw new Error(`storeIndex needs a result for each of ${version.areaCount} areas: got ${areas.length}`);
  }
  for (const { code, raw, normalised, groups } of areas) {
    if (
      raw.length === version.indicators.length &&
      normalised.length === raw.length &&
      groups.length === version.groups.length
    ) {
      continue;
    }
    throw new Error(
      `storeIndex needs ${version.indicators.length} indicators and ${version.groups.length} groups for ${code}: ` +
        `got ${raw.length}, ${normalised.length} and ${groups.length}`,
    );
  }
}
