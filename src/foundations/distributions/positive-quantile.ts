import { findRoot } from './find-root.ts';

/** e^700 is about the largest double. */
const FURTHEST = 700;

/**
 * The x above 0 at which the smaller of two tails reaches its chance; both are looked at as logarithms over the logarithm of x, where the tails of
 * t, F and their like are nearly straight.
 */
export function positiveQuantile(
  lower: (x: number) => number,
  upper: (x: number) => number,
  p: number,
  q: number,
): number {
  const miss =
    p < q
      ? (logX: number) => Math.log(lower(Math.exp(logX))) - Math.log(p)
      : (logX: number) => Math.log(q) - Math.log(upper(Math.exp(logX)));
  let reach = 1;
  while (reach < FURTHEST && (miss(-reach) > 0 || miss(reach) < 0)) reach = Math.min(FURTHEST, reach * 2);
  if (miss(-reach) > 0) return 0;
  if (miss(reach) < 0) return Infinity;
  return Math.exp(findRoot(miss, -reach, reach));
}
