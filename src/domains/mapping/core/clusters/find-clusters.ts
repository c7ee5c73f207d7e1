import { benjaminiHochberg, normalScores } from '#foundations/numeric';
import {
  type Deviations,
  deviationsOf,
  giStar,
  type LocalMoran,
  localMoran,
  type Neighbours,
  neighbourCount,
  type Quadrant,
  twoSidedP,
} from '#foundations/spatial-statistics';

/** What is done to the values first: nothing, or each becomes the normal quantile at its rank. */
export type ClusterTransform = 'none' | 'normal-scores';

export interface ClusterOptions {
  readonly transform: ClusterTransform;
  /** An area counts as found at this q-value or below it: the share of false ones among them that is put up with. */
  readonly q: number;
}

/** Of an area alone with its neighbours: where it stands; `not-assessed` where it has none; null where nothing was found. */
export type ClusterVerdict = Quadrant | 'not-assessed' | null;

/**
 * Which areas are interesting, by two statistics that each ask once for every area. One entry for each area. Interesting is not proven: of those found, a
 * share of up to q is expected to be chance, and no reason is given for the others.
 */
export interface Clusters {
  readonly neighbourCounts: Uint32Array;
  /** Islands have no value, which is NaN, and count in no correction. */
  readonly moran: LocalMoran & { readonly p: Float64Array; readonly q: Float64Array };
  readonly verdicts: readonly ClusterVerdict[];
  /** With the area among its own: islands have one too. */
  readonly gi: { readonly z: Float64Array; readonly p: Float64Array; readonly q: Float64Array };
  readonly hotspots: readonly ('hot' | 'cold' | null)[];
}

/** The deviations that statistics are made of, after the transform. */
export function clusterDeviations(values: ArrayLike<number>, transform: ClusterTransform): Deviations {
  return deviationsOf(transform === 'normal-scores' ? normalScores(values) : values);
}

/**
 * Local Moran's I and Gi*, corrected for how many areas there are (Benjamini and Hochberg, for each statistic alone). `permuted` has the p-value of each
 * area by drawing neighbours at random, NaN for islands; without it p comes from z under the conditional null.
 *
 * One set of permuted p-values serves both: with the area's own value held, in either statistic only the sum of the neighbours varies. (Gi*'s z lets the own
 * value vary with the rest, as Ord and Getis have it, and so finds more around extreme areas than permutations do.) Local Moran's I of an area exactly on the mean is 0
 * whatever its neighbours, and p is 1; for Gi*, an island that keeps its value cannot vary, and p is 1.
 */
export function findClusters(
  deviations: Deviations,
  neighbours: Neighbours,
  level: number,
  permuted?: Float64Array,
): Clusters {
  const moran = localMoran(deviations, neighbours);
  const moranP =
    permuted?.map((p, area) => (deviations.each[area] === 0 && !Number.isNaN(p) ? 1 : p)) ?? twoSidedP(moran.z);
  const giZ = giStar(deviations, neighbours);
  const giP = permuted?.map((p) => (Number.isNaN(p) ? 1 : p)) ?? twoSidedP(giZ);
  const [moranQ, giQ] = [benjaminiHochberg(moranP), benjaminiHochberg(giP)];
  return {
    neighbourCounts: Uint32Array.from({ length: neighbours.count }, (_, area) => neighbourCount(neighbours, area)),
    moran: { ...moran, p: moranP, q: moranQ },
    verdicts: moran.quadrants.map((quadrant, area) => {
      if (quadrant === null) return 'not-assessed';
      return (moranQ[area] as number) <= level ? quadrant : null;
    }),
    gi: { z: giZ, p: giP, q: giQ },
    hotspots: Array.from(giZ, (z, area) => {
      if (!((giQ[area] as number) <= level)) return null;
      return z > 0 ? 'hot' : 'cold';
    }),
  };
}
