import { mean, quantile, type Random } from '#foundations/numeric';
import type { SaltelliDesign } from './saltelli-design.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How much one assumption matters, as shares of the variance of the outcome. An estimate may fall a little below 0. */
export interface SobolIndex {
  /** What would go if this assumption were settled, on average, by itself. */
  readonly firstOrder: number;
  /** What would stay if all others were settled: its own share and every interaction that it takes part in. */
  readonly total: number;
  readonly firstOrderInterval: Interval;
  readonly totalInterval: Interval;
}

export interface BootstrapOptions {
  readonly resamples: number;
  readonly random: Random;
}

/**
 * First-order and total indices of every assumption of a design, from one outcome per evaluation, each with a 95% interval: `resamples` times the rows of the
 * design are drawn again with replacement. Rows of a Sobol sequence are more even than independent ones, so that the intervals are too wide rather than too
 * narrow. `null` where the outcome is the same in every row of A and B: nothing varies, and there is nothing to share out.
 *
 * First order: mean of B (AB_i - A) / V, about the mean: Saltelli et al. (2010), table 2 (b). Total: mean of (A - AB_i)^2 / 2V: M. J. W. Jansen (1999),
 * "Analysis of variance designs for model output", Computer Physics Communications 117, 35-43. V is the variance of A and B together.
 * Cost: resamples x samples x assumptions.
 */
export function sobolIndices(
  { samples, assumptions, evaluations }: SaltelliDesign,
  outcomes: ArrayLike<number>,
  { resamples, random }: BootstrapOptions,
): SobolIndex[] | null {
  if (outcomes.length !== evaluations)
    throw new RangeError(`sobolIndices needs one outcome per evaluation: got ${outcomes.length} for ${evaluations}`);
  for (let i = 0; i < evaluations; i++)
    if (!Number.isFinite(outcomes[i])) throw new RangeError(`sobolIndices needs finite outcomes: got ${outcomes[i]}`);
  const parts = partsOf(outcomes, samples, assumptions);
  const once = new Uint32Array(samples).fill(1);
  const found = estimate(parts, once);
  if (found === null) return null;

  const again = Array.from({ length: resamples }, () => estimate(parts, drawRows(samples, random)))
    // Chance may draw rows that are all the same, where there are few.
    .filter((estimated) => estimated !== null);
  return found.map(({ firstOrder, total }, i) => ({
    firstOrder,
    total,
    firstOrderInterval: intervalOf(again.map((estimated) => estimated[i]!.firstOrder)),
    totalInterval: intervalOf(again.map((estimated) => estimated[i]!.total)),
  }));
}

/** What every resample adds up, per row: outcomes about their mean, and for every assumption the products and squares. */
interface Parts {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly steps: readonly Float64Array[];
  readonly products: readonly Float64Array[];
  readonly squares: readonly Float64Array[];
}

function partsOf(outcomes: ArrayLike<number>, samples: number, assumptions: number): Parts {
  const all = Float64Array.from(outcomes);
  const centre = mean(all.subarray(0, 2 * samples));
  const block = (at: number): Float64Array =>
    all.slice(at * samples, (at + 1) * samples).map((value) => value - centre);
  const [a, b] = [block(0), block(1)];
  const steps = Array.from({ length: assumptions }, (_, i) => block(i + 2).map((value, row) => value - a[row]!));
  return {
    a,
    b,
    steps,
    products: steps.map((step) => step.map((value, row) => value * b[row]!)),
    squares: steps.map((step) => step.map((value) => value * value)),
  };
}

function estimate({ a, b, steps, products, squares }: Parts, times: Uint32Array) {
  const rows = times.length;
  const centre = (weighted(a, times) + weighted(b, times)) / (2 * rows);
  let variance = 0;
  for (let row = 0; row < rows; row++) variance += times[row]! * ((a[row]! - centre) ** 2 + (b[row]! - centre) ** 2);
  variance /= 2 * rows;
  if (variance === 0) return null;
  return steps.map((step, i) => ({
    firstOrder: (weighted(products[i]!, times) - centre * weighted(step, times)) / rows / variance,
    total: weighted(squares[i]!, times) / (2 * rows) / variance,
  }));
}

function weighted(values: Float64Array, times: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! * times[i]!;
  return sum;
}

function drawRows(samples: number, random: Random): Uint32Array {
  const times = new Uint32Array(samples);
  for (let i = 0; i < samples; i++) times[random.below(samples)]!++;
  return times;
}

function intervalOf(estimates: readonly number[]): Interval {
  return { low: quantile(estimates, 0.025), high: quantile(estimates, 0.975) };
}
