import { normalQuantile } from '#foundations/numeric';

export interface Estimate {
  readonly mean: number;
  readonly standardError: number;
  /** The interval of 95 per cent by the normal approximation. */
  readonly low: number;
  readonly high: number;
}

/**
 * A mean under weights with its interval of 95 per cent. The variance is that of a ratio by linearisation, n/(n-1) times the sum of w²(y - mean)² over (sum of w)²: Särndal,
 * Swensson and Wretman, Model Assisted Survey Sampling (1992), eq. 5.7.1, drawn with replacement. Throws with fewer than two values.
 */
export function weightedMean(values: ArrayLike<number>, weights: ArrayLike<number>): Estimate {
  const n = values.length;
  if (n < 2 || weights.length !== n) throw new RangeError(`weightedMean needs two values with weights: got ${n}`);
  let [sum, total] = [0, 0];
  for (let at = 0; at < n; at++) {
    sum += (weights[at] ?? 0) * (values[at] ?? 0);
    total += weights[at] ?? 0;
  }
  const mean = sum / total;
  let squares = 0;
  for (let at = 0; at < n; at++) squares += ((weights[at] ?? 0) * ((values[at] ?? 0) - mean)) ** 2;
  const standardError = Math.sqrt((squares * n) / (n - 1)) / total;
  const reach = normalQuantile(0.975) * standardError;
  return { mean, standardError, low: mean - reach, high: mean + reach };
}
