import { minMax } from './min-max.ts';

/**
 * 1 less the distance to the largest value as a share of the range: (value - smallest)/(largest - smallest). Values must differ:
 * `whyNotNormalise` asks first.
 *
 * Source: COINr's `n_dist2max`.
 * @example distanceToMax([5, 1, 3, 3, 9]) // [0.5, 0, 0.25, 0.25, 1]
 */
export function distanceToMax(values: ArrayLike<number>): Float64Array<ArrayBuffer> {
  return minMax(values, [0, 1]);
}
