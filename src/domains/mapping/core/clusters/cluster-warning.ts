import { skewness } from '#foundations/numeric';
import type { NeighbourSummary } from '#foundations/spatial-statistics';
import type { ClusterTransform } from './find-clusters.ts';

/** What somebody who reads the result should know first. */
export type ClusterWarning =
  /** Values so skewed that z-values find clusters in noise; p-values by permutation do not. */
  | { readonly kind: 'skewed'; readonly skewness: number; readonly isPermuted: boolean }
  /** Equal p-values at the smallest that so many permutations can give: fewer areas than `needed` together are never found. */
  | {
      readonly kind: 'too-few-permutations';
      readonly permutations: number;
      readonly areas: number;
      readonly needed: number;
      /** With so many, one area alone can be found. */
      readonly enough: number;
    }
  | { readonly kind: 'islands'; readonly codes: readonly string[] }
  | { readonly kind: 'other-polygons'; readonly count: number };

const MOST_SKEWNESS = 0.5;

export function skewWarning(
  values: ArrayLike<number>,
  transform: ClusterTransform,
  permutations: number,
): ClusterWarning | null {
  if (transform !== 'none') return null;
  const found = skewness(values) ?? 0;
  return Math.abs(found) > MOST_SKEWNESS ? { kind: 'skewed', skewness: found, isPermuted: permutations > 0 } : null;
}

/**
 * The smallest two-sided p of P permutations is 2 / (P + 1). Among m areas Benjamini and Hochberg find k of them with that p where 2 m / (k (P + 1)) is at
 * most the level.
 */
export function permutationsWarning(areas: number, permutations: number, level: number): ClusterWarning | null {
  const needed = Math.ceil((2 * areas) / ((permutations + 1) * level) - 1e-9);
  if (permutations === 0 || needed <= 1) return null;
  return {
    kind: 'too-few-permutations',
    permutations,
    areas,
    needed,
    enough: Math.ceil((2 * areas) / level - 1e-9) - 1,
  };
}

export function islandsWarning({ islands }: NeighbourSummary, codes: readonly string[]): ClusterWarning | null {
  return islands.length === 0 ? null : { kind: 'islands', codes: islands.map((area) => codes[area] as string) };
}
