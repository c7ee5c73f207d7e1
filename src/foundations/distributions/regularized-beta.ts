import { requirePositive, requireProbability } from './checks.ts';
import { binomialTerm } from './saddle-point.ts';

const TINY = 1e-300;
/** The fraction's last factors come out as 1 but for rounding. */
const SETTLED = 4 * Number.EPSILON;
/** More than any parameters below 10^10 take: a guard, so that rounding can never make it endless. */
const MOST_TERMS = 1e6;

/**
 * The regularised incomplete beta function I_x(a, b): the chance that a beta variable is at most x. About 13 digits, in time that grows with
 * the root of a and b.
 *
 * Source: the continued fraction of Abramowitz and Stegun 26.5.8 on the side where it converges fast.
 *
 * @example regularizedBeta(0.25, 1, 2) // 1 - 0.75^2
 */
export function regularizedBeta(x: number, a: number, b: number): number {
  checkDomain('regularizedBeta', x, a, b);
  return lowerBeta(a, b, x, 1 - x);
}

/** 1 - I_x(a, b), with its own digits where it is small. */
export function regularizedBetaSurvival(x: number, a: number, b: number): number {
  checkDomain('regularizedBetaSurvival', x, a, b);
  return lowerBeta(b, a, 1 - x, x);
}

function checkDomain(caller: string, x: number, a: number, b: number): void {
  requireProbability(caller, x);
  requirePositive(caller, { a, b });
}

/** I_x(a, b) for who has y = 1 - x with all its digits. */
export function lowerBeta(a: number, b: number, x: number, y: number): number {
  if (x === 0) return 0;
  if (y === 0) return 1;
  if (x * (b + 1) <= y * (a + 1)) return nearZero(a, b, x, y);
  return 1 - nearZero(b, a, y, x);
}

function nearZero(a: number, b: number, x: number, y: number): number {
  const term = (binomialTerm(a, b, x, y) * b) / (a + b);
  return term === 0 ? 0 : Math.min(1, term * fractionOf(a, b, x));
}

/** Lentz's way through the fraction, from the outside inwards. */
function fractionOf(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let k = 1, change = 0; Math.abs(change - 1) > SETTLED && k < MOST_TERMS; k++) {
    const even = (k * (b - k) * x) / ((a + 2 * k - 1) * (a + 2 * k));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    fraction *= c * d;
    const odd = (-(a + k) * (a + b + k) * x) / ((a + 2 * k) * (a + 2 * k + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    change = c * d;
    fraction *= change;
  }
  return fraction;
}

const awayFromZero = (value: number) => (Math.abs(value) < TINY ? TINY : value);
