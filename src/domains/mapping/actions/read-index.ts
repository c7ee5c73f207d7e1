import type { Database } from '#platform/database';
import type { IndexSources } from '../core/recipe/index-sources.ts';
import type { AreaResult, IndexVersion } from '../core/version/index-version.ts';
import { listAreaResults } from '../store/area-results.ts';
import { findCurrentVersion, findVersion, type StoredVersion } from '../store/index-versions.ts';

export interface CurrentIndex {
  readonly version: IndexVersion;
  readonly areas: readonly AreaResult[];
  /** Why each source was taken or not; null where nobody wrote it down. */
  readonly sources: IndexSources | null;
}

/**
 * The index to show, with all its areas in the order of the input: the version published last, or else the newest example; null when
 * there is neither. Drafts are never shown. What a version holds does not change, so `version.id` may serve as a cache key
 * (`findCurrentVersion` reads the version alone).
 */
export async function currentIndex(db: Database): Promise<CurrentIndex | null> {
  const stored = await findCurrentVersion(db);
  return stored === null ? null : withAreas(db, stored);
}

/** A version with all its areas in the order of the input, whether or not it is public; null when there is none. */
export async function readIndex(db: Database, versionId: string): Promise<CurrentIndex | null> {
  const stored = await findVersion(db, versionId);
  return stored === null ? null : withAreas(db, stored);
}

async function withAreas(db: Database, stored: StoredVersion): Promise<CurrentIndex> {
  return { ...stored, areas: await listAreaResults(db, stored.version.id) };
}
