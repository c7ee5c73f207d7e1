/**
 * Stretches values to run from `to[0]` (the smallest) to `to[1]` (the largest). Values must differ: `whyNotNormalise` asks first.
 *
 * @example minMax([1, 2, 4, 9], [0, 100]) // [0, 12.5, 37.5, 100]
 */
export function minMax(values: ArrayLike<number>, to: readonly [number, number]): Float64Array<ArrayBuffer> {
  const { smallest, largest } = extent(values);
  const [from, until] = to;
  const range = largest - smallest;
  const result = new Float64Array(values.length);
  // The ends are set apart so that rounding cannot carry them outside the limits.
  for (let i = 0; i < result.length; i++)
    result[i] = values[i] === largest ? until : from + ((values[i]! - smallest) / range) * (until - from);
  return result;
}

export function extent(values: ArrayLike<number>): { readonly smallest: number; readonly largest: number } {
  let smallest = Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < smallest) smallest = value;
    if (value > largest) largest = value;
  }
  return { smallest, largest };
}
