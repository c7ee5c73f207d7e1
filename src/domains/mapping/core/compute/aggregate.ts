import { geometricMean } from './geometric-mean.ts';
import { harmonicMean } from './harmonic-mean.ts';
import type { Aggregate } from './model.ts';
import { weightedMean } from './weighted-mean.ts';
import { weightedSum } from './weighted-sum.ts';

/**
 * One score per area from one column per member. Weights are not negative and not all 0. Geometric and harmonic means need every value above 0
 * (`firstNotPositive` finds one that is not); they throw otherwise.
 */
export function aggregate(
  method: Aggregate,
  columns: readonly Float64Array[],
  weights: readonly number[],
): Float64Array<ArrayBuffer> {
  if (columns.length !== weights.length)
    throw new RangeError(`aggregate needs one weight per column: got ${weights.length} for ${columns.length}`);
  if (needsPositive(method) && firstNotPositive(columns))
    throw new RangeError(`aggregate: a ${method} needs values above 0`);
  switch (method) {
    case 'weighted-sum':
      return weightedSum(columns, weights);
    case 'weighted-mean':
      return weightedMean(columns, weights);
    case 'geometric-mean':
      return geometricMean(columns, weights);
    case 'harmonic-mean':
      return harmonicMean(columns, weights);
  }
}

export function needsPositive(method: Aggregate): boolean {
  return method === 'geometric-mean' || method === 'harmonic-mean';
}

/** The first value that is 0 or below: which column, which area. A weight of 0 excuses none. */
export function firstNotPositive(
  columns: readonly Float64Array[],
): { readonly column: number; readonly area: number } | null {
  for (const [column, values] of columns.entries()) {
    const area = values.findIndex((value) => !(value > 0));
    if (area !== -1) return { column, area };
  }
  return null;
}
