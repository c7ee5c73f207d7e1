import { rankMin } from '#foundations/numeric';

/**
 * Ranks scores from 1, the most need; equal scores share the smallest rank.
 *
 * @example rankByNeed(Float64Array.of(10, 20, 20, 5)) // [3, 1, 1, 4]
 */
export function rankByNeed(scores: Float64Array): Uint32Array<ArrayBuffer> {
  const turned = new Float64Array(scores.length);
  for (let i = 0; i < turned.length; i++) turned[i] = -scores[i]!;
  return rankMin(turned);
}

/** How many areas the top decile takes in: ranks up to ceil(N / 10), and whoever is tied with them. */
export function topDecileRank(areaCount: number): number {
  return Math.ceil(areaCount / 10);
}
