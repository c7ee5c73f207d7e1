import { centralSums } from './central-sums.ts';
import { requireFinite } from './checks.ts';

/**
 * The spread of the population, estimated from a sample: the sum of squared deviations from the mean over n - 1 (Bessel's correction, which
 * removes the bias of dividing by n).
 *
 * Equal values give exactly 0. Fewer than 2 values, NaN and infinity throw.
 */
export function sampleVariance(values: ArrayLike<number>): number {
  requireFinite('sampleVariance', values, 2);
  return centralSums(values).second / (values.length - 1);
}
