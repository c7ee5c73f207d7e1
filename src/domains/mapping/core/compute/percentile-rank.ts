import { rankMin } from '#foundations/numeric';

/**
 * The share of the other values that lie strictly below: (count below)/(N - 1), from 0 to 1. Ties share the smallest.
 *
 * Source: the CDC Social Vulnerability Index and COINr's `n_prank`. At least 2 values.
 * @example percentileRank([5, 1, 3, 3, 9]) // [0.75, 0, 0.25, 0.25, 1]
 */
export function percentileRank(values: ArrayLike<number>): Float64Array<ArrayBuffer> {
  const ranks = rankMin(values);
  const others = values.length - 1;
  const shares = new Float64Array(values.length);
  for (let i = 0; i < shares.length; i++) shares[i] = (ranks[i]! - 1) / others;
  return shares;
}
