import { type CurrentIndex, currentIndex, findCurrentVersion, type IndexSources } from '#domains/mapping';
import type { IndexVersion } from '#domains/mapping/core';
import type { Database } from '#platform/database';
import type { Atlas } from './atlas.ts';
import { readAtlas } from './read-atlas.ts';
import { attributionsOf, EXAMPLE_RECIPE, type Statistic, statisticsOf } from './statistics.ts';

/** The map that is public now, with what is known of its figures. */
export interface Publication {
  readonly atlas: Atlas;
  readonly isExample: boolean;
  /** Whether its recipe is the example's, whose choices the message files explain in every language. */
  readonly isExampleRecipe: boolean;
  readonly statistics: readonly Statistic[];
  /** Null where nobody wrote down why each source was taken. */
  readonly sources: IndexSources | null;
  readonly attributions: readonly string[];
}

/** The current publication, null when there is none. */
export type PublicationSource = () => Promise<Publication | null>;

/**
 * Reads what is public. As long as the same version is current, what is known already is given back after one short query: a version never
 * changes. Its number alone does not tell versions apart: an example that went and came back has the same.
 */
export function publicationReader(db: Database): PublicationSource {
  let known: Publication | null = null;
  return async () => {
    const stored = await findCurrentVersion(db);
    if (stored === null) return null;
    if (known !== null && isSame(known.atlas.version, stored.version)) return known;
    const current = await currentIndex(db);
    known = current === null ? null : describe(current, await readAtlas(db, current));
    return known;
  };
}

const isSame = (one: IndexVersion, other: IndexVersion) => one.id === other.id && one.createdAt === other.createdAt;

function describe({ version, sources }: CurrentIndex, atlas: Atlas): Publication {
  return {
    atlas,
    isExample: version.status === 'example',
    isExampleRecipe: version.recipeId === EXAMPLE_RECIPE,
    statistics: statisticsOf(version, sources),
    sources,
    attributions: attributionsOf(version, sources),
  };
}
