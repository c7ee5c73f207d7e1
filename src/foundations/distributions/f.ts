import { requireNotNegative, requirePositive, requireProbability } from './checks.ts';
import { positiveQuantile } from './positive-quantile.ts';
import { lowerBeta } from './regularized-beta.ts';

/** The chance that Fisher's F, a ratio of variances with so many degrees of freedom above and below, is at most x. */
export function fCdf(x: number, above: number, below: number): number {
  checkDomain('fCdf', x, above, below);
  return lowerTail(x, above, below);
}

/** The chance of more than x, with its own digits where it is small. */
export function fSurvival(x: number, above: number, below: number): number {
  checkDomain('fSurvival', x, above, below);
  return upperTail(x, above, below);
}

/**
 * The x at which the distribution function is p. 0 gives 0, 1 gives Infinity.
 *
 * @example fQuantile(0.95, 3, 20) // 3.098391224...
 */
export function fQuantile(p: number, above: number, below: number): number {
  requireProbability('fQuantile', p);
  checkDomain('fQuantile', 0, above, below);
  if (p === 0 || p === 1) return p === 0 ? 0 : Infinity;
  return positiveQuantile(
    (x) => lowerTail(x, above, below),
    (x) => upperTail(x, above, below),
    p,
    1 - p,
  );
}

function checkDomain(caller: string, x: number, above: number, below: number): void {
  requireNotNegative(caller, { x });
  requirePositive(caller, { above, below });
}

function lowerTail(x: number, above: number, below: number): number {
  const part = above * x;
  if (part === Infinity) return 1;
  return lowerBeta(above / 2, below / 2, part / (part + below), below / (part + below));
}

function upperTail(x: number, above: number, below: number): number {
  const part = above * x;
  if (part === Infinity) return 0;
  return lowerBeta(below / 2, above / 2, below / (part + below), part / (part + below));
}
