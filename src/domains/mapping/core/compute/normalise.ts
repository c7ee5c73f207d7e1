import { rankMin } from '#foundations/numeric';
import { distanceToMax } from './distance-to-max.ts';
import { extent, minMax } from './min-max.ts';
import type { Normalise } from './model.ts';
import { percentileRank } from './percentile-rank.ts';
import { rankExponential } from './rank-exponential.ts';
import { zScore } from './z-score.ts';

/**
 * Brings an indicator to a scale on which larger always means more need. Direction -1 turns the values round first. NaN and infinity throw, and so
 * does a method that `whyNotNormalise` would have refused. Inputs are left as they are.
 *
 * - `rank`: 1 for the least need, ties share the smallest.
 * - the others: see the file of their name.
 */
export function normalise(values: ArrayLike<number>, direction: 1 | -1, method: Normalise): Float64Array<ArrayBuffer> {
  const obstacle = whyNotNormalise(values, method);
  if (obstacle) throw new RangeError(`normalise: ${method.method} cannot be used, ${obstacle}`);
  return apply(method, direction === 1 ? values : Float64Array.from(values, (value) => -value));
}

function apply(method: Normalise, values: ArrayLike<number>): Float64Array<ArrayBuffer> {
  switch (method.method) {
    case 'rank-exponential':
      return rankExponential(values, method);
    case 'min-max':
      return minMax(values, method.to);
    case 'z-score':
      return zScore(values);
    case 'rank':
      return Float64Array.from(rankMin(values));
    case 'percentile-rank':
      return percentileRank(values);
    case 'distance-to-max':
      return distanceToMax(values);
    case 'none':
      return Float64Array.from(values, (value) => value + 0); // turning 0 round gives -0
  }
}

/** Beyond it a variance leaves the range of a double, and a z-score would quietly become 0. */
const LARGEST_RANGE = 1e150;

export type NormaliseObstacle = 'all-equal' | 'one-area' | 'range-too-large';

/** Why a method cannot be used on these values: those that divide by a spread need one, and a percentile needs somebody to compare with. */
export function whyNotNormalise(values: ArrayLike<number>, { method }: Normalise): NormaliseObstacle | null {
  if (method === 'percentile-rank') return values.length < 2 ? 'one-area' : null;
  if (method !== 'min-max' && method !== 'z-score' && method !== 'distance-to-max') return null;
  const { smallest, largest } = extent(values);
  if (smallest === largest) return 'all-equal';
  return largest - smallest <= LARGEST_RANGE ? null : 'range-too-large';
}
