import { requireAlpha, requireAtLeastZero, requireWhole } from '../checks.ts';
import { boundByPower, type PowerTransformation } from './bound.ts';
import { windowsOf } from './reference-design.ts';
import { type FarringtonRules, type FarringtonScan, scan } from './scan.ts';

export interface FarringtonOptions {
  /** Positions in a year: 52 for weeks, 12 for months, 365 for days. */
  readonly period?: number;
  /** Years back. */
  readonly b?: number;
  /** Positions to either side of the same one in a past year. */
  readonly w?: number;
  /** Whether past outbreaks are lessened. */
  readonly reweight?: boolean;
  /** Whether a line in time is tried; it takes three years and a significant slope. */
  readonly trend?: boolean;
  /** No alarm unless so many cases came in so many last positions, the scanned one included. */
  readonly limit54?: readonly [cases: number, positions: number];
  readonly powertrans?: PowerTransformation;
  /** Two-sided: the bound is the upper end of a 1 - alpha interval. */
  readonly alpha?: number;
  /** The positions to scan; all from `period * b - w - 1` on unless given, R's range. */
  readonly positions?: ArrayLike<number>;
}

/**
 * The method of 1996: quasi-Poisson regression on the same weeks of past years, with a line in time where it holds.
 *
 * Source: Farrington, Andrews, Beale and Catchpole (1996), J. R. Statist. Soc. A 159, 547-563; R's `farrington` with dates left aside. Where R has
 * a bound of 0 because too few cases came lately, here it is NaN. Past positions that lie before the first, or are missing, are left out.
 */
export function farrington(counts: ArrayLike<number>, options: FarringtonOptions = {}): FarringtonScan {
  const { positions = positionsFrom(firstOf(options), counts.length) } = options;
  return scan('farrington', counts, Math.max(1, counts.length), positions, rulesOf('farrington', options));
}

/** The same for many series of one calendar, one after the other in `counts`. */
export function scanFarrington(
  counts: ArrayLike<number>,
  weeks: number,
  positions: ArrayLike<number>,
  options: Omit<FarringtonOptions, 'positions'> = {},
): FarringtonScan {
  return scan('scanFarrington', counts, weeks, positions, rulesOf('scanFarrington', options));
}

/** The positions from one on. */
export function positionsFrom(first: number, count: number): Int32Array {
  return Int32Array.from({ length: Math.max(0, count - first) }, (_, i) => first + i);
}

const firstOf = ({ period = 52, b = 3, w = 3 }: FarringtonOptions) => Math.max(0, period * b - w - 1);

/** Throws where an option that both methods have makes no sense. */
export function checkOptions(
  caller: string,
  options: Omit<Required<FarringtonOptions>, 'positions' | 'powertrans'>,
): void {
  const { period, b, w, limit54, alpha } = options;
  requireWhole(caller, 1, { period, b });
  requireWhole(caller, 0, { w });
  requireAtLeastZero(caller, { 'limit54[0]': limit54[0] });
  requireWhole(caller, 1, { 'limit54[1]': limit54[1] });
  requireAlpha(caller, alpha);
}

function rulesOf(caller: string, options: FarringtonOptions): FarringtonRules {
  const { period = 52, b = 3, w = 3, reweight = true, trend = true, limit54 = [5, 4] } = options;
  const { powertrans = '2/3', alpha = 0.01 } = options;
  checkOptions(caller, { period, b, w, reweight, trend, limit54, alpha });
  return {
    design: windowsOf({ period, b, w }),
    needsWholePast: false,
    trend: trend && b >= 3,
    pThresholdTrend: 0.05,
    reweight,
    weightsThreshold: 1,
    limit54,
    boundOf: boundByPower(alpha / 2, powertrans),
    slopeDispersion: (fit) => fit.dispersion(),
    forecastDispersion: (_, phi) => phi,
  };
}
