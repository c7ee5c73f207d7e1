import { centralSums } from './central-sums.ts';
import { requireFinite } from './checks.ts';

/**
 * How lopsided the values are, sample-adjusted as in spreadsheets (SKEW) and COINr: n / ((n - 1)(n - 2)) * sum(((x - mean) / s)^3), s over n - 1.
 * Positive means a long tail of large values.
 *
 * `null` where it does not exist: all values equal. Fewer than 3 values, NaN and infinity throw.
 * Source: Joanes and Gill (1998), "Comparing measures of sample skewness and kurtosis", The Statistician 47, 183-189: G1.
 *
 * @example skewness([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50]) // 3.05366095836
 */
export function skewness(values: ArrayLike<number>): number | null {
  requireFinite('skewness', values, 3);
  const n = values.length;
  const { second, third } = centralSums(values);
  if (second === 0) return null;
  const deviation = Math.sqrt(second / (n - 1));
  return ((n / ((n - 1) * (n - 2))) * third) / deviation ** 3;
}
