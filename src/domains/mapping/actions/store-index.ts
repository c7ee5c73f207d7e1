import type { Vintage } from '#domains/geography';
import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import type { IndexSources } from '../core/recipe/index-sources.ts';
import type { AreaResult, BuiltVersion } from '../core/version/index-version.ts';
import { insertAreaResults } from '../store/area-results.ts';
import { insertVersion } from '../store/index-versions.ts';

/** A built index that has not been stored yet. */
export interface IndexToStore {
  readonly version: BuiltVersion;
  readonly areas: readonly AreaResult[];
}

export interface StoreOptions {
  readonly status: 'example' | 'draft';
  /** Of the areas that it speaks of. */
  readonly vintage: Vintage;
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
  const { status, vintage, sources, actor, now } = options;
  const known = { status, vintage, createdAt: now.toISOString(), publishedAt: null };
  const id = await insertVersion(trx, { ...built.version, ...known }, sources);
  await insertAreaResults(trx, id, built.areas);
  const { draws, seed } = built.version.provenance;
  const detail = { status, vintage, areas: built.areas.length, draws, seed };
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
