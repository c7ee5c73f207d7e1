import { normalCdf } from '#foundations/numeric';

/** The chance of a standard normal value as far from 0 as z, on either side: 2 (1 - F(|z|)). NaN stays NaN: there was no test. */
export function twoSidedP(z: ArrayLike<number>): Float64Array<ArrayBuffer> {
  const p = new Float64Array(z.length);
  for (let i = 0; i < z.length; i++) p[i] = Number.isNaN(z[i]) ? Number.NaN : 2 * normalCdf(-Math.abs(z[i]!));
  return p;
}
