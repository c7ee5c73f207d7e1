import { requireNotNegative } from '#foundations/numeric';
import { requireProbability, requireWhole } from './checks.ts';
import { regularizedGamma, regularizedGammaSurvival } from './regularized-gamma.ts';
import { poissonTerm } from './saddle-point.ts';
import { countQuantile } from './smallest-count.ts';

/**
 * The chance of exactly so many where `mean` are expected.
 *
 * @example poissonPmf(0, 2) // e^-2
 */
export function poissonPmf(count: number, mean: number): number {
  checkDomain('poissonPmf', count, mean);
  if (count < 0) return 0;
  if (count === 0) return Math.exp(-mean);
  return mean === 0 ? 0 : poissonTerm(count, mean);
}

/** The chance of so many or fewer. */
export function poissonCdf(count: number, mean: number): number {
  checkDomain('poissonCdf', count, mean);
  return count < 0 ? 0 : regularizedGammaSurvival(count + 1, mean);
}

/** The chance of more than so many, with its own digits where it is small. */
export function poissonSurvival(count: number, mean: number): number {
  checkDomain('poissonSurvival', count, mean);
  return count < 0 ? 1 : regularizedGamma(count + 1, mean);
}

/**
 * The smallest count with a chance of at least p of so many or fewer. 0 gives 0, 1 gives Infinity.
 *
 * @example poissonQuantile(0.99, 3) // 8
 */
export function poissonQuantile(p: number, mean: number): number {
  requireProbability('poissonQuantile', p);
  checkDomain('poissonQuantile', 0, mean);
  return countQuantile(p, {
    mean,
    variance: mean,
    skewness: 1 / Math.sqrt(mean),
    cdf: (count) => regularizedGammaSurvival(count + 1, mean),
    survival: (count) => regularizedGamma(count + 1, mean),
  });
}

function checkDomain(caller: string, count: number, mean: number): void {
  requireWhole(caller, count);
  requireNotNegative(caller, { mean });
  if (mean === Infinity) throw new RangeError(`${caller} needs a finite mean: got ${mean}`);
}
