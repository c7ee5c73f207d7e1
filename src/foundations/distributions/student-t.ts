import { requirePositive } from './checks.ts';
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
