import { normalQuantile } from './normal-quantile.ts';
import { rankAverage } from './rank-average.ts';

/**
 * The values on the scale of a standard normal distribution, by their order alone: the quantile at r / (n + 1) for rank r of n, the smallest first. Equal
 * values share the mean of the ranks they take up, and so one score.
 *
 * However skewed the values were, the scores are not, unless very many are equal. Empty gives empty. NaN and infinity throw.
 * Source: van der Waerden (1952); the Scottish Index of Multiple Deprivation prepares its indicators so.
 *
 * @example normalScores([1, 1000, 10]) // [-0.674, 0.674, 0]
 */
export function normalScores(values: ArrayLike<number>): Float64Array<ArrayBuffer> {
  return rankAverage(values).map((rank) => normalQuantile(rank / (values.length + 1)));
}
