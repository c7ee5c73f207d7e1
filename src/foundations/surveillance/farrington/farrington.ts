import { boundByPower } from './bound.ts';
import { type CommonOptions, positionsFrom, type Settled, settle } from './common-options.ts';
import { windowsOf } from './reference-design.ts';
import { type FarringtonRules, type FarringtonScan, scan } from './scan.ts';

export interface FarringtonOptions extends CommonOptions {
  /** Two-sided: the bound is the upper end of a 1 - alpha interval. */
  readonly alpha?: number;
  /** All from `period * b - w - 1` on unless given, R's range. */
  readonly positions?: ArrayLike<number>;
}

/**
 * The method of 1996: quasi-Poisson regression on the same weeks of past years, with a line in time where it holds.
 *
 * Source: Farrington, Andrews, Beale and Catchpole (1996), J. R. Statist. Soc. A 159, 547-563; R's `farrington` with dates left aside. Where R has
 * a bound of 0 because too few cases came lately, here it is NaN. Past positions that lie before the first, or are missing, are left out.
 */
export function farrington(counts: ArrayLike<number>, options: FarringtonOptions = {}): FarringtonScan {
  const settled = settle('farrington', options);
  const first = Math.max(0, settled.period * settled.b - settled.w - 1);
  const { positions = positionsFrom(first, counts.length) } = options;
  return scan('farrington', counts, Math.max(1, counts.length), positions, rulesOf(settled));
}

/** The same for many series of one calendar, one after the other in `counts`. */
export function scanFarrington(
  counts: ArrayLike<number>,
  weeks: number,
  positions: ArrayLike<number>,
  options: Omit<FarringtonOptions, 'positions'> = {},
): FarringtonScan {
  return scan('scanFarrington', counts, weeks, positions, rulesOf(settle('scanFarrington', options)));
}

function rulesOf({ period, b, w, trend, alpha, powertrans, ...rules }: Settled): FarringtonRules {
  return {
    ...rules,
    design: windowsOf({ period, b, w }),
    needsWholePast: false,
    trend: trend && b >= 3,
    pThresholdTrend: 0.05,
    weightsThreshold: 1,
    boundOf: boundByPower(alpha / 2, powertrans),
    slopeDispersion: (fit) => fit.dispersion(),
    forecastDispersion: (_, phi) => phi,
  };
}
