import { requireNotNegative } from '#foundations/numeric';
import { requirePositive } from './checks.ts';
import { poissonTerm } from './saddle-point.ts';

/** Below what a sum of 1 can hold: where a term is smaller, it is over. */
const NOTHING = 1e-17;
const TINY = 1e-300;
/** The fraction's last factors come out as 1 but for rounding. */
const SETTLED = 4 * Number.EPSILON;
/** More than any parameters below 10^10 take: a guard, so that rounding can never make it endless. */
const MOST_TERMS = 1e6;

/**
 * The regularised lower incomplete gamma function P(a, x): the chance that a gamma variable of shape a and scale 1 is at most x. About 13 digits,
 * in time that grows with the root of a.
 *
 * Source: the series and the continued fraction of Abramowitz and Stegun 6.5.29 and 6.5.31, each where it converges.
 *
 * @example regularizedGamma(1, 2) // 1 - e^-2
 */
export function regularizedGamma(a: number, x: number): number {
  checkDomain('regularizedGamma', a, x);
  return x < a + 1 ? bySeries(a, x) : 1 - byFraction(a, x);
}

/** Q(a, x) = 1 - P(a, x), with its own digits where it is small. */
export function regularizedGammaSurvival(a: number, x: number): number {
  checkDomain('regularizedGammaSurvival', a, x);
  return x < a + 1 ? 1 - bySeries(a, x) : byFraction(a, x);
}

function checkDomain(caller: string, a: number, x: number): void {
  requirePositive(caller, { a });
  requireNotNegative(caller, { x });
}

function bySeries(a: number, x: number): number {
  if (x === 0) return 0;
  let sum = 1;
  for (let term = 1, k = 1; term > sum * NOTHING; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return Math.min(1, sum * poissonTerm(a, x));
}

function byFraction(a: number, x: number): number {
  const term = x === Infinity ? 0 : a * poissonTerm(a, x);
  if (term === 0) return 0;
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1, change = 0; Math.abs(change - 1) > SETTLED && k < MOST_TERMS; k++) {
    const numerator = k * (a - k);
    b += 2;
    d = 1 / awayFromZero(b + numerator * d);
    c = awayFromZero(b + numerator / c);
    change = c * d;
    fraction *= change;
  }
  return Math.min(1, fraction * term);
}

const awayFromZero = (value: number) => (Math.abs(value) < TINY ? TINY : value);
