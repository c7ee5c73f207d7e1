import { stirlingError } from './log-gamma.ts';

const TWO_PI = 2 * Math.PI;

/** x^a e^-x / a!, for any a and x above 0: the chance of a where x are expected. */
export function poissonTerm(a: number, x: number): number {
  return Math.exp(-stirlingError(a) - deviancePart(a, x)) / Math.sqrt(TWO_PI * a);
}

/**
 * (a + b)! / (a! b!) x^a y^b, for any a and b above 0 and y = 1 - x: the chance of a in a + b. Who has y without taking x from 1 keeps its digits.
 *
 * Source: Loader (2000), as in R's `dbinom`.
 */
export function binomialTerm(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  const log = stirlingError(n) - stirlingError(a) - stirlingError(b) - deviancePart(a, n * x) - deviancePart(b, n * y);
  return Math.exp(log) * Math.sqrt(n / (TWO_PI * a * b));
}

/** x log(x / m) + m - x, by its series where the two are near. */
function deviancePart(x: number, m: number): number {
  const share = (x - m) / (x + m);
  if (Math.abs(share) > 0.1) return x * Math.log(x / m) + m - x;
  const square = share * share;
  let sum = (x - m) * share;
  let term = 2 * x * share;
  for (let k = 3; ; k += 2) {
    term *= square;
    const next = sum + term / k;
    if (next === sum) return sum;
    sum = next;
  }
}
