import { totalOf } from './weighted-sum.ts';

/**
 * The weighted harmonic mean of each area's values, all above 0: the sum of the weights over the sum of weight/value.
 *
 * @example harmonicMean([1, 2, 3].map((value) => Float64Array.of(value)), [2, 1, 1]) // [1.41176470588]
 */
export function harmonicMean(columns: readonly Float64Array[], weights: readonly number[]): Float64Array<ArrayBuffer> {
  const total = totalOf(weights);
  const means = new Float64Array(columns[0]?.length ?? 0);
  for (const [member, values] of columns.entries()) {
    const weight = weights[member]!;
    for (let i = 0; i < means.length; i++) means[i]! += weight / values[i]!;
  }
  for (let i = 0; i < means.length; i++) means[i] = total / means[i]!;
  return means;
}
