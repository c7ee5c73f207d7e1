import { findBoundaries, listAreas } from '#domains/geography';
import { accept, type Result, refuse } from '#foundations/result';
import {
  type GlobalStatistic,
  globalMoran,
  type NeighbourSummary,
  type Neighbours,
  nearestNeighbours,
  queenNeighbours,
  summariseNeighbours,
} from '#foundations/spatial-statistics';
import type { Database } from '#platform/database';
import { type Clusters, clusterDeviations, findClusters } from '../core/clusters/find-clusters.ts';
import type { HotShares } from '../core/clusters/hot-over-draws.ts';
import { type ClusterCounts, countClusters } from '../core/clusters/summarise-clusters.ts';
import { parseRecipe } from '../core/recipe/recipe.ts';
import type { IndexVersion } from '../core/version/index-version.ts';
import { computeBase } from './build-from-recipe.ts';
import { drawHotShares } from './draw-hot-shares.ts';
import { readIndex } from './read-index.ts';
import { withStoredTables } from './stored-source.ts';
import { filesIn } from './table-source.ts';

/** The level of the pages: of what is found, up to a twentieth is expected to be chance. */
export const CLUSTER_LEVEL = 0.05;
/** Of areas whose outlines are not known. */
const NEAREST = 6;
/** Draws behind P(hot): enough to tell always from sometimes, and a second or two of work. */
const MOST_DRAWS = { few: 200, many: 60, manyAreas: 5000 } as const;

export interface VersionClusters {
  readonly areas: readonly { readonly code: string; readonly name: string }[];
  /** How neighbours were told: by a shared point of their outlines, or as the nearest of the centres. */
  readonly by: 'outlines' | 'nearest';
  readonly neighbours: NeighbourSummary;
  readonly moran: GlobalStatistic | null;
  readonly clusters: Clusters;
  readonly counts: ClusterCounts;
  /** Null where the version has no draws, or its tables are kept no more. */
  readonly hot: HotShares | null;
}

export type VersionClustersProblem =
  | { readonly kind: 'no-such-group' }
  /** Neither outlines nor centres of all areas. */
  | { readonly kind: 'no-places' }
  | { readonly kind: 'nothing-to-find' };

export interface ClustersOptions {
  readonly workers: number;
  /** Where the tables lie of a version that ships with the program, whose tables are not stored; null for any other. */
  readonly folder: (version: IndexVersion) => string | null;
}

/**
 * Clusters of one group of a stored version, on normal scores, and P(hot) over draws made again from its recipe and its tables. Some seconds for a country's small
 * areas, nearly all of it reading; a version never changes, so that the answer may be kept.
 */
export async function clustersOfVersion(
  db: Database,
  versionId: string,
  groupId: string,
  { workers, folder }: ClustersOptions,
): Promise<Result<VersionClusters, VersionClustersProblem>> {
  const index = await readIndex(db, versionId);
  const group = index?.version.groups.findIndex(({ id }) => id === groupId) ?? -1;
  if (index === null || group === -1) return refuse({ kind: 'no-such-group' });
  const scores = index.areas.map((area) => area.groups[group]?.score ?? Number.NaN);
  if (scores.length < 3 || new Set(scores).size === 1) return refuse({ kind: 'nothing-to-find' });
  const codes = index.areas.map(({ code }) => code);
  const found = await neighboursOfAreas(db, index.version, codes);
  if (found === null) return refuse({ kind: 'no-places' });

  const { neighbours, by } = found;
  const deviations = clusterDeviations(scores, 'normal-scores');
  const clusters = findClusters(deviations, neighbours, CLUSTER_LEVEL);
  return accept({
    areas: index.areas.map(({ code, name }) => ({ code, name })),
    ...{ by, clusters, counts: countClusters(clusters, CLUSTER_LEVEL) },
    ...{ neighbours: summariseNeighbours(neighbours), moran: globalMoran(deviations, neighbours) },
    hot: await hotSharesOf(db, index.version, codes, group, neighbours, { workers, folder }),
  });
}

async function neighboursOfAreas(
  db: Database,
  { vintage }: IndexVersion,
  codes: readonly string[],
): Promise<{ readonly neighbours: Neighbours; readonly by: 'outlines' | 'nearest' } | null> {
  const grounds = new Map((await findBoundaries(db, vintage, codes)).map(({ code, boundary }) => [code, boundary]));
  if (codes.every((code) => grounds.has(code))) {
    const neighbours = queenNeighbours(codes.map((code) => grounds.get(code)?.polygons ?? []));
    // Outlines that were drawn apart share nothing; the centres still say who is near.
    if (neighbours.neighbours.length > 0) return { neighbours, by: 'outlines' };
  }
  const centres = new Map((await listAreas(db, vintage)).map(({ code, centre }) => [code, centre]));
  const points = codes.map((code) => centres.get(code) ?? null).filter((centre) => centre !== null);
  if (points.length < codes.length) return null;
  const [x, y] = [points.map(({ lon }) => lon), points.map(({ lat }) => lat)];
  return {
    neighbours: nearestNeighbours({ x, y }, Math.min(NEAREST, codes.length - 1), 'great-circle'),
    by: 'nearest',
  };
}

async function hotSharesOf(
  db: Database,
  version: IndexVersion,
  codes: readonly string[],
  group: number,
  neighbours: Neighbours,
  { workers, folder }: ClustersOptions,
): Promise<HotShares | null> {
  const { provenance } = version;
  const recipe = parseRecipe(version.recipe);
  if (!recipe.ok || recipe.value.uncertainty === null) return null;
  const files = new Map(provenance.inputs.map(({ file, sha256 }) => [file, sha256]));
  const shipped = folder(version);
  const base = await (shipped === null
    ? withStoredTables(db, files, (source) => computeBase(recipe.value, source))
    : computeBase(recipe.value, filesIn(shipped)));
  if (!base.ok || base.value.inputs.some(({ file, sha256 }) => files.get(file) !== sha256)) return null;
  // The same areas in the same order, or the draws would be of something else.
  if (base.value.codes.some((code, at) => code !== codes[at])) return null;
  const most = codes.length > MOST_DRAWS.manyAreas ? MOST_DRAWS.many : MOST_DRAWS.few;
  const spec = { ...recipe.value.uncertainty, draws: Math.min(provenance.draws, most), seed: provenance.seed };
  const drawn = await drawHotShares(base.value.compiled.model, spec, neighbours, [group], CLUSTER_LEVEL, { workers });
  return drawn.ok ? (drawn.value[0] ?? null) : null;
}
