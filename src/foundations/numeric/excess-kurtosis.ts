import { centralSums } from './central-sums.ts';
import { requireFinite } from './checks.ts';

/**
 * How heavy the tails are compared with a normal distribution's (0), sample-adjusted as in spreadsheets (KURT) and COINr:
 * n(n + 1) / ((n - 1)(n - 2)(n - 3)) * sum(((x - mean) / s)^4) - 3(n - 1)^2 / ((n - 2)(n - 3)), s over n - 1.
 *
 * `null` where it does not exist: all values equal. Fewer than 4 values, NaN and infinity throw.
 * Source: Joanes and Gill (1998), The Statistician 47, 183-189: G2.
 *
 * @example excessKurtosis([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50]) // 9.74808373247
 */
export function excessKurtosis(values: ArrayLike<number>): number | null {
  requireFinite('excessKurtosis', values, 4);
  const n = values.length;
  const { second, fourth } = centralSums(values);
  if (second === 0) return null;
  const variance = second / (n - 1);
  const spread = ((n * (n + 1)) / ((n - 1) * (n - 2) * (n - 3))) * (fourth / variance ** 2);
  return spread - (3 * (n - 1) ** 2) / ((n - 2) * (n - 3));
}
