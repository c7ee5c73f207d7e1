import { normalQuantile } from '#foundations/numeric';

/** Of so straight a distribution the corrected normal quantile is off by less than a thousandth of a count: there are ten thousand million or more. */
const STRAIGHT = 1e-5;
/** A tail that reaches a chance but for rounding has reached it, as in R: the quantile of a count's own chance is the count. */
const SLACK = 64 * Number.EPSILON;

export interface CountDistribution {
  readonly mean: number;
  readonly variance: number;
  readonly skewness: number;
  cdf(count: number): number;
  /** The chance of more than the count. */
  survival(count: number): number;
}

/**
 * The smallest count whose chance of no more is at least p. It looks around the normal quantile corrected for skewness (Cornish and Fisher), in
 * steps that double, and then halves. Where p is above one half the upper tail is compared, which has more digits.
 */
export function countQuantile(p: number, { mean, variance, skewness, cdf, survival }: CountDistribution): number {
  if (p === 0 || mean === 0) return 0;
  if (p === 1) return Infinity;
  const reaches =
    p < 0.5
      ? (count: number) => cdf(count) >= p * (1 - SLACK)
      : (count: number) => survival(count) <= (1 - p) * (1 + SLACK) + Number.EPSILON;
  const z = normalQuantile(p);
  const guess = mean + Math.sqrt(variance) * (z + (skewness * (z * z - 1)) / 6);
  if (skewness < STRAIGHT) return Math.ceil(guess - 0.5);
  return smallestCount(reaches, Math.max(0, Math.round(guess)));
}

function smallestCount(reaches: (count: number) => boolean, guess: number): number {
  let low = guess;
  let high = guess;
  if (reaches(guess)) {
    for (let step = 1; low >= 0 && reaches(low); step *= 2) [low, high] = [low - step, low];
    low = Math.max(low, -1);
  } else for (let step = 1; !reaches(high); step *= 2) [low, high] = [high, high + step];
  while (high - low > Math.max(1, high * Number.EPSILON)) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return high;
}
