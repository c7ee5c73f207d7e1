import { requireNotNegative } from '#foundations/numeric';
import { requirePositive, requireProbability, requireWhole } from './checks.ts';
import { lowerBeta } from './regularized-beta.ts';
import { binomialTerm } from './saddle-point.ts';
import { countQuantile } from './smallest-count.ts';

/**
 * The chance of exactly so many where `mean` are expected and the variance is mean + mean^2 / size: a Poisson variable whose own mean is a gamma
 * variable of shape `size`. (R's `dnbinom` has a probability: size / (size + mean).)
 *
 * @example negativeBinomialPmf(0, 1, 1) // 0.5
 */
export function negativeBinomialPmf(count: number, size: number, mean: number): number {
  checkDomain('negativeBinomialPmf', count, size, mean);
  if (count < 0) return 0;
  if (count === 0) return Math.exp(-size * Math.log1p(mean / size));
  if (mean === 0) return 0;
  const total = size + mean;
  return (size / (size + count)) * binomialTerm(size, count, size / total, mean / total);
}

/** The chance of so many or fewer. */
export function negativeBinomialCdf(count: number, size: number, mean: number): number {
  checkDomain('negativeBinomialCdf', count, size, mean);
  return count < 0 ? 0 : lowerTail(count, size, mean);
}

/** The chance of more than so many, with its own digits where it is small. */
export function negativeBinomialSurvival(count: number, size: number, mean: number): number {
  checkDomain('negativeBinomialSurvival', count, size, mean);
  return count < 0 ? 1 : upperTail(count, size, mean);
}

/**
 * The smallest count with a chance of at least p of so many or fewer. 0 gives 0, 1 gives Infinity.
 *
 * @example negativeBinomialQuantile(0.75, 1, 1) // 1
 */
export function negativeBinomialQuantile(p: number, size: number, mean: number): number {
  requireProbability('negativeBinomialQuantile', p);
  checkDomain('negativeBinomialQuantile', 0, size, mean);
  const variance = mean * (1 + mean / size);
  return countQuantile(p, {
    mean,
    variance,
    skewness: (1 + (2 * mean) / size) / Math.sqrt(variance),
    cdf: (count) => lowerTail(count, size, mean),
    survival: (count) => upperTail(count, size, mean),
  });
}

const lowerTail = (count: number, size: number, mean: number) =>
  lowerBeta(size, count + 1, size / (size + mean), mean / (size + mean));

const upperTail = (count: number, size: number, mean: number) =>
  lowerBeta(count + 1, size, mean / (size + mean), size / (size + mean));

function checkDomain(caller: string, count: number, size: number, mean: number): void {
  requireWhole(caller, count);
  requirePositive(caller, { size });
  requireNotNegative(caller, { mean });
  if (mean === Infinity) throw new RangeError(`${caller} needs a finite mean: got ${mean}`);
}
