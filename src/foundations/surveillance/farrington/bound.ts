import {
  negativeBinomialQuantile,
  negativeBinomialSurvival,
  poissonQuantile,
  poissonSurvival,
} from '#foundations/distributions';
import { normalCdf, normalQuantile } from '#foundations/numeric';

/** What the past makes us expect of a position, and how sure it is. */
export interface Forecast {
  readonly logExpected: number;
  readonly logError: number;
  /** Variance over mean, 1 or more. */
  readonly phi: number;
}

export interface Bound {
  readonly upper: number;
  /** The chance of so many or more; NaN where the count is missing. */
  readonly pvalue: number;
  /** How far the count is on the way from what was expected to the bound: for ranking alarms, not for raising them. */
  readonly score: number;
}

export type BoundRule = (forecast: Forecast, count: number) => Bound;

export type PowerTransformation = '2/3' | '1/2' | 'none';

/** A normal prediction interval for a power of the count, 2/3 so that it is symmetric, 1/2 so that its variance is steady (Farrington et al. 1996). */
export function boundByPower(alpha: number, powertrans: PowerTransformation): BoundRule {
  const z = normalQuantile(1 - alpha);
  const exponent = { '2/3': 2 / 3, '1/2': 1 / 2, none: 1 }[powertrans];
  return ({ logExpected, logError, phi }, count) => {
    const expected = Math.exp(logExpected);
    const tau = phi + logError * logError * expected;
    const middle = expected ** exponent;
    const error = Math.sqrt(exponent * exponent * expected ** (2 * exponent - 1) * tau);
    const upper = (middle + z * error) ** (1 / exponent);
    const from = (middle - count ** exponent) / error;
    return {
      upper,
      pvalue: Number.isNaN(from) ? Number.NaN : normalCdf(from),
      score: (count - expected) / (upper - expected),
    };
  };
}

/**
 * A quantile of the negative binomial distribution with variance phi times the mean (Noufaily et al. 2013): about the expected count, or,
 * `cautiously`, about the upper 1 - alpha quantile of what was expected (Salmon et al. 2016, "muan"). As in R the score takes
 * the *logarithm* of the expected count where that of `boundByPower` takes the expected count.
 */
export function boundByCounts(alpha: number, cautiously: boolean): BoundRule {
  const z = cautiously ? normalQuantile(1 - alpha) : 0;
  return ({ logExpected, logError, phi }, count) => {
    const mean = Math.exp(logExpected + z * logError);
    if (!Number.isFinite(mean)) return { upper: Number.NaN, pvalue: Number.NaN, score: Number.NaN };
    const size = mean / (phi - 1);
    const isOverdispersed = size > 0 && size < Infinity;
    const upper = isOverdispersed ? negativeBinomialQuantile(1 - alpha, size, mean) : poissonQuantile(1 - alpha, mean);
    const fewer = Math.ceil(count) - 1;
    const chance = () => (isOverdispersed ? negativeBinomialSurvival(fewer, size, mean) : poissonSurvival(fewer, mean));
    return {
      upper,
      pvalue: Number.isNaN(count) ? Number.NaN : chance(),
      score: (count - logExpected) / (upper - logExpected),
    };
  };
}
