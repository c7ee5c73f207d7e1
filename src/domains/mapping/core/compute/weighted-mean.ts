import { totalOf, weightedSum } from './weighted-sum.ts';

/**
 * The weighted arithmetic mean of each area's values.
 *
 * @example weightedMean([Float64Array.of(1), Float64Array.of(4)], [1, 2]) // [3]
 */
export function weightedMean(columns: readonly Float64Array[], weights: readonly number[]): Float64Array<ArrayBuffer> {
  const total = totalOf(weights);
  const means = weightedSum(columns, weights);
  for (let i = 0; i < means.length; i++) means[i]! /= total;
  return means;
}
