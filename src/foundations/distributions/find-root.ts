/** Enough halvings for any interval of doubles; a root takes about ten steps. */
const STEPS = 200;

/**
 * Where a function that changes its sign between `low` and `high` is 0: by inverse quadratic interpolation where it can be trusted, by halves elsewhere.
 *
 * Source: Chandrupatla (1997), "A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function without using derivatives",
 * Advances in Engineering Software 28, 145-149.
 */
export function findRoot(of: (x: number) => number, low: number, high: number): number {
  let [a, fa] = [high, of(high)];
  let [b, fb] = [low, of(low)];
  if (fa * fb > 0) throw new RangeError(`findRoot needs a change of sign: got ${fb} at ${low} and ${fa} at ${high}`);
  let [c, fc] = [a, fa];
  let share = 0.5;
  for (let step = 0; step < STEPS; step++) {
    const x = a + share * (b - a);
    const fx = of(x);
    if (Math.sign(fx) === Math.sign(fa)) [c, fc] = [a, fa];
    else [c, fc, b, fb] = [b, fb, a, fa];
    [a, fa] = [x, fx];
    const [best, fBest] = Math.abs(fa) < Math.abs(fb) ? [a, fa] : [b, fb];
    const least = (2 * Number.EPSILON * Math.abs(best) + 1e-300) / Math.abs(b - a);
    if (least > 0.5 || fBest === 0) return best;
    share = Math.min(1 - least, Math.max(least, nextShare(a, b, c, fa, fb, fc)));
  }
  return a;
}

function nextShare(a: number, b: number, c: number, fa: number, fb: number, fc: number): number {
  const position = (a - b) / (c - b);
  const height = (fa - fb) / (fc - fb);
  if (!(height ** 2 < position && (1 - height) ** 2 < 1 - position)) return 0.5;
  const share = (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb));
  return Number.isFinite(share) ? share : 0.5;
}
