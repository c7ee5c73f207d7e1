import { mean, sampleStandardDeviation } from '#foundations/numeric';

/**
 * How many sample standard deviations (n - 1) a value lies above the mean. Values must differ: `whyNotNormalise` asks first.
 *
 * @example zScore([1, 2, 3, 4, 5]) // [-1.264911064067, -0.632455532034, 0, 0.632455532034, 1.264911064067]
 */
export function zScore(values: ArrayLike<number>): Float64Array<ArrayBuffer> {
  const centre = mean(values);
  const deviation = sampleStandardDeviation(values);
  const scores = new Float64Array(values.length);
  for (let i = 0; i < scores.length; i++) scores[i] = (values[i]! - centre) / deviation;
  return scores;
}
