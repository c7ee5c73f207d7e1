/**
 * Weights times values, added up: weights as given, never rescaled (those of the English Indices of Deprivation add up to 0.999).
 *
 * @example weightedSum([Float64Array.of(1), Float64Array.of(2)], [0.5, 2]) // [4.5]
 */
export function weightedSum(columns: readonly Float64Array[], weights: readonly number[]): Float64Array<ArrayBuffer> {
  const sum = new Float64Array(columns[0]?.length ?? 0);
  for (const [member, values] of columns.entries()) {
    const weight = weights[member]!;
    for (let i = 0; i < sum.length; i++) sum[i]! += weight * values[i]!;
  }
  return sum;
}

export function totalOf(weights: readonly number[]): number {
  let total = 0;
  for (const weight of weights) total += weight;
  return total;
}
