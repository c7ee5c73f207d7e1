import { requireNotNegative } from '#foundations/numeric';
import { requireWhole } from '../checks.ts';
import { type BoundRule, boundByCounts, boundByPower, type PowerTransformation } from './bound.ts';
import { type CommonOptions, positionsFrom, type Settled, settle } from './common-options.ts';
import type { LogLinearFit } from './log-linear-fit.ts';
import { windowsAndSeasonsOf } from './reference-design.ts';
import { type FarringtonRules, type FarringtonScan, scan } from './scan.ts';

export interface FarringtonFlexibleOptions extends CommonOptions {
  /** One-sided. */
  readonly alpha?: number;
  /** Seasons, windows included; 1 compares with windows alone, as in 1996. */
  readonly noPeriods?: number;
  /** Standardised residuals above it are lessened. */
  readonly weightsThreshold?: number;
  /** Positions just before the scanned one that are left out, so that a rise does not hide itself. */
  readonly pastWeeksNotIncluded?: number;
  /** The trend is kept where its p-value is below; with 1 always, unless it forecasts more than was ever counted. */
  readonly pThresholdTrend?: number;
  /** delta: a normal interval for `powertrans` of the count; nbPlugin: a negative binomial quantile; muan: that of a cautious mean. */
  readonly thresholdMethod?: 'delta' | 'nbPlugin' | 'muan';
}

/**
 * The flexible method: quasi-Poisson regression on all of the past years, cut into seasons, with outbreaks lessened only where they are clear.
 *
 * Defaults are those of Noufaily et al. with b 3. (R's own are noPeriods 1, pThresholdTrend 0.05 and delta.) A position needs its whole past,
 * back to the earliest window; missing counts are left out. Scans `positions`, or else all from `period * b + w` on.
 *
 * Source: Noufaily et al. (2013), Statistics in Medicine 32, 1206-1222; R's `farringtonFlexible` with `epochAsDate = FALSE`, whose choices are
 * followed where the paper has others: an alarm is possible only with `limit54`, and the errors of slope and forecast come from working residuals
 * weighted by the reweighting alone.
 *
 * @example farringtonFlexible(counts, { b: 5, thresholdMethod: 'muan' }).upper
 */
export function farringtonFlexible(counts: ArrayLike<number>, options: FarringtonFlexibleOptions = {}): FarringtonScan {
  const settled = settle('farringtonFlexible', options);
  const { positions = positionsFrom(settled.period * settled.b + settled.w, counts.length) } = options;
  const rules = rulesOf('farringtonFlexible', settled, options);
  return scan('farringtonFlexible', counts, Math.max(1, counts.length), positions, rules);
}

/**
 * The same for many series of one calendar, one after the other in `counts`, each `weeks` long. To share the work between threads, give each of
 * them some of the series: nothing is shared, and results follow each other as the series do.
 */
export function scanFarringtonFlexible(
  counts: ArrayLike<number>,
  weeks: number,
  positions: ArrayLike<number>,
  options: Omit<FarringtonFlexibleOptions, 'positions'> = {},
): FarringtonScan {
  const rules = rulesOf('scanFarringtonFlexible', settle('scanFarringtonFlexible', options), options);
  return scan('scanFarringtonFlexible', counts, weeks, positions, rules);
}

function rulesOf(
  caller: string,
  { period, b, w, trend, alpha, powertrans, reweight, limit54 }: Settled,
  options: FarringtonFlexibleOptions,
): FarringtonRules {
  const { noPeriods = 10, weightsThreshold = 2.58, pastWeeksNotIncluded = 26, pThresholdTrend = 1 } = options;
  requireWhole(caller, 1, { noPeriods });
  requireWhole(caller, 0, { pastWeeksNotIncluded });
  requireNotNegative(caller, { weightsThreshold, pThresholdTrend });
  const dispersion = reweight ? weightedDispersion : (fit: LogLinearFit) => fit.dispersion();
  return {
    design: windowsAndSeasonsOf({ period, b, w }, noPeriods, pastWeeksNotIncluded),
    needsWholePast: true,
    trend: trend && b >= 3,
    pThresholdTrend,
    reweight,
    weightsThreshold,
    limit54,
    boundOf: boundRuleOf(options.thresholdMethod ?? 'nbPlugin', alpha, powertrans),
    slopeDispersion: dispersion,
    forecastDispersion: dispersion,
  };
}

function boundRuleOf(method: 'delta' | 'nbPlugin' | 'muan', alpha: number, powertrans: PowerTransformation): BoundRule {
  return method === 'delta' ? boundByPower(alpha, powertrans) : boundByCounts(alpha, method === 'muan');
}

/** R stores the reweighting where `summary.glm` looks for the working weights, so that its squares are of (count - fitted) / fitted. */
function weightedDispersion(fit: LogLinearFit): number {
  let sum = 0;
  for (let row = 0; row < fit.rows; row++) sum += fit.weight[row]! * fit.relativeResidual(row) ** 2;
  return sum / fit.degrees;
}
