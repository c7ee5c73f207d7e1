import type { Database } from '#platform/database';
import type { IndexSources } from '../core/index-sources.ts';
import type { AreaResult, IndexVersion } from '../core/index-version.ts';
import { listAreaResults } from '../store/area-results.ts';
import { findCurrentVersion } from '../store/index-versions.ts';

export interface CurrentIndex {
  readonly version: IndexVersion;
  readonly areas: readonly AreaResult[];
  /** Why each source was taken or not; null where nobody wrote it down. */
  readonly sources: IndexSources | null;
}

/**
 * The index to show, with all its areas in the order of the input: the newest published version, or else the newest example; null when
 * there is neither. Drafts are never shown. Versions do not change, so `version.id` may serve as a cache key (`findCurrentVersion` reads
 * the version alone).
 */
export async function currentIndex(db: Database): Promise<CurrentIndex | null> {
  const stored = await findCurrentVersion(db);
  if (stored === null) return null;
  return { ...stored, areas: await listAreaResults(db, stored.version.id) };
}
