import { requirePositive, requireProbability } from './checks.ts';
import { positiveQuantile } from './positive-quantile.ts';
import { lowerBeta } from './regularized-beta.ts';

/** The chance that Student's t with so many degrees of freedom, which need not be whole, is at most t. */
export function studentTCdf(t: number, degrees: number): number {
  checkDomain('studentTCdf', t, degrees);
  return t < 0 ? upperHalf(-t, degrees) : 1 - upperHalf(t, degrees);
}

/** The chance of more than t, with its own digits where it is small. */
export function studentTSurvival(t: number, degrees: number): number {
  checkDomain('studentTSurvival', t, degrees);
  return t < 0 ? 1 - upperHalf(-t, degrees) : upperHalf(t, degrees);
}

/**
 * The t at which the distribution function is p. 0 gives -Infinity, 1 gives Infinity.
 *
 * @example studentTQuantile(0.975, 10) // 2.2281388519649385
 */
export function studentTQuantile(p: number, degrees: number): number {
  requireProbability('studentTQuantile', p);
  checkDomain('studentTQuantile', 0, degrees);
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  const size = positiveQuantile(
    (t) => withinOf(t, degrees),
    (t) => 2 * upperHalf(t, degrees),
    Math.abs(2 * p - 1),
    2 * tail,
  );
  return p < 0.5 ? -size : size;
}

function checkDomain(caller: string, t: number, degrees: number): void {
  if (Number.isNaN(t)) throw new RangeError(`${caller} needs a number: got NaN`);
  requirePositive(caller, { degrees });
}

/** The chance of more than t, for t of 0 or more. */
function upperHalf(t: number, degrees: number): number {
  const square = t * t;
  if (square === Infinity) return 0;
  return lowerBeta(degrees / 2, 0.5, degrees / (degrees + square), square / (degrees + square)) / 2;
}

/** The chance of lying between -t and t. */
function withinOf(t: number, degrees: number): number {
  const square = t * t;
  return lowerBeta(0.5, degrees / 2, square / (degrees + square), degrees / (degrees + square));
}
