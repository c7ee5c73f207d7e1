import { studentTSurvival } from '#foundations/distributions';
import { requireCounts, requireWhole } from '../checks.ts';
import type { BoundRule } from './bound.ts';
import { LogLinearFit } from './log-linear-fit.ts';
import type { ReferenceDesign } from './reference-design.ts';
import { anscombeResiduals, farringtonWeights } from './reweight.ts';

/** What is found for each scanned position of each series: series by series, positions in the order given. NaN where there is nothing to compare with. */
export interface FarringtonScan {
  readonly expected: Float64Array;
  /** A count above it is an alarm; NaN also where there were too few cases lately to raise one (`limit54`). */
  readonly upper: Float64Array;
  /** Variance over mean, 1 or more. */
  readonly phi: Float64Array;
  /** The chance of so many or more. */
  readonly pvalue: Float64Array;
  /** How far the count is on the way from what was expected to the bound. */
  readonly score: Float64Array;
  /** 1 where the forecast goes along a line in time, 0 where it stays level or there is none. */
  readonly trend: Uint8Array;
}

/** How one of the two methods goes about it. */
export interface FarringtonRules {
  readonly design: ReferenceDesign;
  /** Whether a position without all its past is left alone, or compared with the past that there is. */
  readonly needsWholePast: boolean;
  readonly trend: boolean;
  readonly pThresholdTrend: number;
  readonly reweight: boolean;
  readonly weightsThreshold: number;
  readonly limit54: readonly [cases: number, positions: number];
  readonly boundOf: BoundRule;
  /** What the errors of the slope and of the forecast are scaled by: see each method. */
  readonly slopeDispersion: (fit: LogLinearFit) => number;
  readonly forecastDispersion: (fit: LogLinearFit, phi: number) => number;
}

/**
 * The one scan behind both methods, of one series or thousands: `counts` holds series after series, each `weeks` long. Logarithms are taken once for each
 * count, buffers and design are shared by all fits, and a fit without weights to change is not repeated.
 */
export function scan(
  caller: string,
  counts: ArrayLike<number>,
  weeks: number,
  positions: ArrayLike<number>,
  rules: FarringtonRules,
): FarringtonScan {
  requireWhole(caller, 1, { weeks });
  if (counts.length % weeks !== 0)
    throw new RangeError(`${caller} needs series of ${weeks} counts each: got ${counts.length} counts`);
  requireCounts(caller, counts);
  for (let i = 0; i < positions.length; i++)
    if (!Number.isInteger(positions[i]) || positions[i]! < 0 || positions[i]! >= weeks)
      throw new RangeError(`${caller} needs positions from 0 to ${weeks - 1}: got ${positions[i]}`);
  const found = emptyScan((counts.length / weeks) * positions.length);
  const series = new SeriesScan(weeks, rules);
  for (let from = 0, at = 0; from < counts.length; from += weeks) {
    series.load(counts, from);
    for (let i = 0; i < positions.length; i++, at++) series.judge(positions[i]!, found, at);
  }
  return found;
}

function emptyScan(size: number): FarringtonScan {
  const unknown = () => new Float64Array(size).fill(Number.NaN);
  return {
    expected: unknown(),
    upper: unknown(),
    phi: unknown(),
    pvalue: unknown(),
    score: unknown(),
    trend: new Uint8Array(size),
  };
}

/** One series at a time: its counts with their logarithms, and the buffers of the fit. */
class SeriesScan {
  private readonly counts: Float64Array;
  private readonly logStarts: Float64Array;
  private readonly logCounts: Float64Array;
  private readonly residuals: Float64Array;
  private readonly fit: LogLinearFit;
  private readonly rules: FarringtonRules;
  private readonly furthest: number;

  constructor(weeks: number, rules: FarringtonRules) {
    const { offsets, ends } = rules.design;
    this.rules = rules;
    this.counts = new Float64Array(weeks);
    this.logStarts = new Float64Array(weeks);
    this.logCounts = new Float64Array(weeks);
    this.residuals = new Float64Array(offsets.length);
    this.fit = new LogLinearFit(offsets.length, ends.length);
    this.furthest = offsets.reduce((furthest, offset) => Math.min(furthest, offset), 0);
  }

  load(counts: ArrayLike<number>, from: number): void {
    for (let i = 0; i < this.counts.length; i++) {
      const count = counts[from + i]!;
      this.counts[i] = count;
      this.logStarts[i] = Math.log(count + 0.1);
      this.logCounts[i] = Math.log(count);
    }
  }

  judge(position: number, found: FarringtonScan, at: number): void {
    const { rules, fit } = this;
    if (rules.needsWholePast && position + this.furthest < 0) return;
    const highest = this.gather(position);
    // What is expected is above 0, so that where all counts are 0 the rule against extrapolation would reject any trend.
    const phi = this.fitWithTrendIfItHolds(rules.trend && highest > 0, highest);
    if (Number.isNaN(phi)) return;
    const { logExpected, unscaledVariance } = fit.forecast();
    const logError = Math.sqrt(rules.forecastDispersion(fit, phi) * unscaledVariance);
    const { upper, pvalue, score } = rules.boundOf({ logExpected, logError, phi }, this.counts[position]!);
    found.expected[at] = Math.exp(logExpected);
    if (this.hasEnoughCases(position)) found.upper[at] = upper;
    found.phi[at] = phi;
    found.pvalue[at] = pvalue;
    found.score[at] = score;
    found.trend[at] = Number(fit.hasTrend);
  }

  /** Fills the fit with what a position is compared with, and gives the highest count among it. */
  private gather(position: number): number {
    const { fit, counts } = this;
    const { offsets, ends } = this.rules.design;
    let row = 0;
    let highest = 0;
    for (let season = 0, i = 0; season < ends.length; season++) {
      for (; i < ends[season]!; i++) {
        const past = position + offsets[i]!;
        if (past < 0) continue;
        const count = counts[past]!;
        if (Number.isNaN(count)) continue;
        fit.count[row] = count;
        fit.logStart[row] = this.logStarts[past]!;
        fit.logCount[row] = this.logCounts[past]!;
        fit.time[row] = offsets[i]!;
        if (count > highest) highest = count;
        row++;
      }
      fit.ends[season] = row;
    }
    fit.rows = row;
    return highest;
  }

  /** The trend is kept where its slope is significant and the forecast is not above every count before. Gives phi; NaN where there is no fit. */
  private fitWithTrendIfItHolds(trend: boolean, highest: number): number {
    const { fit, rules } = this;
    const phi = this.fitReweighted(trend);
    if (Number.isNaN(phi) || !fit.hasTrend) return phi;
    const ratio = Math.abs(fit.unscaledSlopeRatio()) / Math.sqrt(rules.slopeDispersion(fit));
    const significant = 2 * studentTSurvival(ratio, fit.degrees) < rules.pThresholdTrend;
    if (significant && Math.exp(fit.forecast().logExpected) <= highest) return phi;
    return this.fitReweighted(false);
  }

  /** Without the trend where it does not converge with it, and once more with past outbreaks lessened. */
  private fitReweighted(trend: boolean): number {
    const { fit, rules } = this;
    fit.weight.fill(1);
    if (!fit.fit(trend) && !(trend && fit.fit(false))) return Number.NaN;
    const phi = Math.max(1, fit.dispersion());
    if (!rules.reweight) return phi;
    const residuals = anscombeResiduals(fit, phi, this.residuals);
    if (!residuals.some((residual) => residual > rules.weightsThreshold)) return phi;
    farringtonWeights(residuals, rules.weightsThreshold, fit.weight);
    fit.fit(fit.hasTrend);
    return Math.max(1, fit.dispersion());
  }

  private hasEnoughCases(position: number): boolean {
    const [cases, positions] = this.rules.limit54;
    let sum = 0;
    for (let past = Math.max(0, position - positions + 1); past <= position; past++) sum += this.counts[past]!;
    return sum >= cases;
  }
}
