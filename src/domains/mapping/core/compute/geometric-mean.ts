import { totalOf } from './weighted-sum.ts';

/**
 * The weighted geometric mean of each area's values, all above 0: a low value pulls harder than in an arithmetic mean.
 *
 * @example geometricMean([1, 2, 3].map((value) => Float64Array.of(value)), [2, 1, 1]) // [1.56508458007]
 */
export function geometricMean(columns: readonly Float64Array[], weights: readonly number[]): Float64Array<ArrayBuffer> {
  const total = totalOf(weights);
  const means = new Float64Array(columns[0]?.length ?? 0);
  for (const [member, values] of columns.entries()) {
    const weight = weights[member]!;
    for (let i = 0; i < means.length; i++) means[i]! += weight * Math.log(values[i]!);
  }
  for (let i = 0; i < means.length; i++) means[i] = Math.exp(means[i]! / total);
  return means;
}
