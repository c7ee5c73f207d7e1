export interface SlidingMoments {
  /** Of the window that ends at a position; NaN where it would begin before the first, or holds a missing value. */
  readonly mean: Float64Array;
  /** The sample standard deviation, n - 1 below. */
  readonly deviation: Float64Array;
}

/**
 * Mean and standard deviation of every window of `width` values, in time that does not grow with the width.
 *
 * Values lie in blocks of `width`, so that a window is the end of one block and the start of the next; both are summed up once, outwards from
 * their border, and joined. Nothing is ever taken away from a sum: a large value leaves no trace once it has passed, nor does a missing one.
 *
 * Source: van Herk (1992) for the blocks; Chan, Golub and LeVeque (1983) for joining means and squares.
 */
export function slidingMoments(values: ArrayLike<number>, width: number): SlidingMoments {
  const n = values.length;
  const mean = new Float64Array(n).fill(Number.NaN);
  const deviation = new Float64Array(n).fill(Number.NaN);
  const endMean = new Float64Array(width + 1);
  const endSquares = new Float64Array(width + 1);
  for (let border = width; border <= n; border += width) {
    sumBackwards(values, border, endMean, endSquares);
    mean[border - 1] = endMean[width]!;
    deviation[border - 1] = Math.sqrt(endSquares[width]! / (width - 1));
    let startMean = 0;
    let startSquares = 0;
    for (let after = 1, last = Math.min(width - 1, n - border); after <= last; after++) {
      const end = border + after - 1;
      const step = values[end]! - startMean;
      startMean += step / after;
      startSquares += step * (values[end]! - startMean);
      const before = width - after;
      const apart = startMean - endMean[before]!;
      const shift = (apart * after) / width;
      mean[end] = endMean[before]! + shift;
      deviation[end] = Math.sqrt((endSquares[before]! + startSquares + shift * apart * before) / (width - 1));
    }
  }
  return { mean, deviation };
}

/** Mean and squared deviations of the last 1, 2, 3, ... values before a border. */
function sumBackwards(values: ArrayLike<number>, border: number, mean: Float64Array, squares: Float64Array): void {
  mean[0] = 0;
  squares[0] = 0;
  for (let taken = 1; taken < mean.length; taken++) {
    const value = values[border - taken]!;
    const step = value - mean[taken - 1]!;
    mean[taken] = mean[taken - 1]! + step / taken;
    squares[taken] = squares[taken - 1]! + step * (value - mean[taken]!);
  }
}
