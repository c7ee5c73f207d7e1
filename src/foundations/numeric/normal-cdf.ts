const INVERSE_ROOT_TWO_PI = 0.3989422804014327;
/** Below this distance from 0 the series converges fast; beyond it the continued fraction does. */
const TAIL = 2;
/** Terms of the continued fraction, enough for 16 digits from TAIL outwards. */
const FRACTION_TERMS = 100;

/**
 * The chance that a standard normal variable is at most x. Relative error below 1e-13 wherever the result is a normal double (x > -37.5).
 *
 * -Infinity gives 0, Infinity 1; NaN throws.
 * Source: Marsaglia (2004), "Evaluating the normal distribution", J. Statistical Software 11(4), for the series in the middle; Laplace's continued
 * fraction for the tails, so that small probabilities keep their digits (Abramowitz and Stegun 26.2.14).
 *
 * @example normalCdf(-1.959963984540054) // 0.025
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) throw new RangeError('normalCdf needs a number: got NaN');
  if (x < -TAIL) return upperTail(-x);
  if (x > TAIL) return 1 - upperTail(x);
  return 0.5 + INVERSE_ROOT_TWO_PI * Math.exp((-x * x) / 2) * oddSeries(x);
}

/** x + x^3/3 + x^5/(3*5) + x^7/(3*5*7) + ... */
function oddSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > Math.abs(sum) * 1e-17; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return sum;
}

/** density(x) / (x + 1/(x + 2/(x + 3/(x + ...)))), from the innermost term outwards. */
function upperTail(x: number): number {
  if (x === Infinity) return 0;
  let fraction = x;
  for (let k = FRACTION_TERMS; k >= 1; k--) fraction = x + k / fraction;
  return (INVERSE_ROOT_TWO_PI * Math.exp((-x * x) / 2)) / fraction;
}
