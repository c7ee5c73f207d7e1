import { normalQuantile, requireNotNegative } from '#foundations/numeric';
import { requireAlpha, requireCounts, requireWhole } from './checks.ts';
import { slidingMoments } from './sliding-moments.ts';

export interface EarsOptions {
  readonly method: 'c1' | 'c2' | 'c3';
  /** One-sided; 0.001 for C1 and C2, 0.025 for C3 unless given. */
  readonly alpha?: number;
  /** How many positions the mean and the deviation come from. */
  readonly baseline?: number;
  /** Deviations below it count as this, so that quiet series do not alarm at the first count. */
  readonly minSigma?: number;
}

export interface EarsBounds {
  /** The mean of the baseline; NaN where there is none. */
  readonly expected: Float64Array;
  /** A count above it is an alarm; NaN where there is no baseline. */
  readonly upper: Float64Array;
}

/** How many positions lie between the baseline and the count that is judged by it. */
const GAP = 2;

/**
 * The Early Aberration Reporting System: is a count far above the last few?
 *
 * C1 asks the `baseline` positions just before, C2 those that ended two before, so that a rise does not hide itself. C3 adds up how far C2 was
 * exceeded today and on the two days before: it alarms after a spike too, on days that are ordinary. A missing count leaves no bound
 * wherever it is in the baseline, and in C3 wherever it is one of the three days. Equal counts have deviation 0: C1 and C2 then alarm at any
 * count above them, and C3 has no bound where it would be 0/0; R does the same, and `minSigma` is the cure.
 *
 * Source: Hutwagner et al. (2003); exactly `earsC` of R's surveillance. Time is linear in the length, whatever the baseline.
 *
 * @example ears([4, 2, 5, 3, 6, 4, 3, 5], { method: 'c1' }).upper[7] // 8.0140777
 */
export function ears(counts: ArrayLike<number>, options: EarsOptions): EarsBounds {
  const { method, baseline = 7, minSigma = 0, alpha = method === 'c3' ? 0.025 : 0.001 } = options;
  requireWhole('ears', 3, { baseline });
  requireNotNegative('ears', { minSigma });
  requireAlpha('ears', alpha);
  requireCounts('ears', counts);
  const z = normalQuantile(1 - alpha);
  const past = baselines(counts, baseline, minSigma, method === 'c1' ? 0 : GAP);
  return { expected: past.expected, upper: method === 'c3' ? cumulated(counts, past, z) : above(past, z) };
}

interface Baselines {
  readonly expected: Float64Array;
  readonly deviation: Float64Array;
}

/** For each position, mean and deviation of the window that ended `gap` positions before the last one. */
function baselines(counts: ArrayLike<number>, baseline: number, minSigma: number, gap: number): Baselines {
  const { mean, deviation } = slidingMoments(counts, baseline);
  for (const moments of [mean, deviation]) moments.copyWithin(gap + 1, 0).fill(Number.NaN, 0, gap + 1);
  if (minSigma > 0) for (const [at, own] of deviation.entries()) deviation[at] = Math.max(own, minSigma);
  return { expected: mean, deviation };
}

function above({ expected, deviation }: Baselines, z: number): Float64Array {
  const upper = new Float64Array(expected.length);
  for (let at = 0; at < upper.length; at++) upper[at] = expected[at]! + z * deviation[at]!;
  return upper;
}

/** The count at which today's excess and those of the two days before, each over one deviation, add up to z. */
function cumulated(counts: ArrayLike<number>, { expected, deviation }: Baselines, z: number): Float64Array {
  const upper = new Float64Array(expected.length);
  let before = Number.NaN;
  let twoBefore = Number.NaN;
  for (let at = 0; at < upper.length; at++) {
    upper[at] = Math.max(0, counts[at]! + deviation[at]! * (z - (twoBefore + before)));
    twoBefore = before;
    before = Math.max(0, (counts[at]! - expected[at]!) / deviation[at]! - 1);
  }
  return upper;
}
