import { requireFinite } from './checks.ts';
import { sampleVariance } from './sample-variance.ts';

/** The square root of the sample variance (n - 1). Equal values give exactly 0. Fewer than 2 values, NaN and infinity throw. */
export function sampleStandardDeviation(values: ArrayLike<number>): number {
  requireFinite('sampleStandardDeviation', values, 2);
  return Math.sqrt(sampleVariance(values));
}
