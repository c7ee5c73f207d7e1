import { orderAscending } from './order-ascending.ts';

/**
 * Adjusts p-values for how many there are: calling everything with a q of at most 0.05 a discovery keeps the expected share of false ones among the
 * discoveries at 0.05 or less (for tests that are independent or positively dependent). With m tests in ascending order, q(i) is the smallest of m p(j) / j
 * over j from i up, at most 1.
 *
 * NaN is a test that was not made: it stays NaN and does not count. A p outside [0, 1] throws.
 * Source: Benjamini and Hochberg (1995), J. Royal Statistical Society B 57, 289-300; as adjusted values, Yekutieli and Hochberg (1999).
 *
 * @example benjaminiHochberg([0.01, 0.04, 0.03]) // [0.03, 0.04, 0.04]
 */
export function benjaminiHochberg(p: ArrayLike<number>): Float64Array<ArrayBuffer> {
  const tested = testedIn(p);
  const order = orderAscending(pick(p, tested));
  const q = new Float64Array(p.length).fill(Number.NaN);
  let least = 1;
  for (let rank = tested.length; rank >= 1; rank--) {
    const i = tested[order[rank - 1]!]!;
    least = Math.min(least, (tested.length / rank) * p[i]!);
    q[i] = least;
  }
  return q;
}

/** Where there is a p. */
function testedIn(p: ArrayLike<number>): Uint32Array {
  const tested = new Uint32Array(p.length);
  let count = 0;
  for (let i = 0; i < p.length; i++) {
    const value = p[i]!;
    if (Number.isNaN(value)) continue;
    if (!(value >= 0 && value <= 1))
      throw new RangeError(`benjaminiHochberg needs p-values from 0 to 1: got ${value} at position ${i}`);
    tested[count++] = i;
  }
  return tested.subarray(0, count);
}

function pick(values: ArrayLike<number>, positions: Uint32Array): Float64Array {
  const picked = new Float64Array(positions.length);
  for (let i = 0; i < positions.length; i++) picked[i] = values[positions[i]!]!;
  return picked;
}
