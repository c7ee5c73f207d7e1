import type { Grouping } from './group-by-text.ts';

export interface ShrunkRates {
  /** Between 0 and 1; NaN where numerator or denominator was missing. */
  readonly rates: Float64Array<ArrayBuffer>;
  /** Of the shrunk rate, on the logit scale: sqrt(1 / (1/s2 + 1/t2)). 0 where there is no rate. */
  readonly standardErrors: Float64Array<ArrayBuffer>;
}

/**
 * Pulls each area's rate r/n towards its parent's, the more so the fewer people it rests on.
 *
 * With m = ln((r + 0.5)/(n - r + 0.5)), its variance s2 = (n + 1)(n + 2)/(n (r + 1)(n - r + 1)), M the same logit of the parent's pooled counts and
 * t2 = sum((m - M)^2)/(k - 1) over the parent's k areas: w = (1/s2)/(1/s2 + 1/t2), and the rate is the logistic of w m + (1 - w) M. The only area of
 * its parent keeps its own rate (w = 1). Counts: 0 <= r <= n, n > 0; missing ones are NaN, and take no part.
 *
 * Source: the shrinkage of the English and Scottish Indices of Deprivation (Scottish Indices 2003, Appendix 1).
 */
export function shrinkToParent(numerators: Float64Array, denominators: Float64Array, parents: Grouping): ShrunkRates {
  const count = numerators.length;
  const rates = new Float64Array(count).fill(Number.NaN);
  const standardErrors = new Float64Array(count);
  for (const areas of areasByParent(numerators, denominators, parents)) {
    const logits = areas.map((area) => logitOfCounts(numerators[area]!, denominators[area]!));
    const pooled = logitOfCounts(total(numerators, areas), total(denominators, areas));
    const between = betweenAreaVariance(logits, pooled);
    for (const [position, area] of areas.entries()) {
      const within = samplingVariance(numerators[area]!, denominators[area]!);
      // t2/(t2 + s2) is (1/s2)/(1/s2 + 1/t2) without dividing by a t2 of 0
      const weight = between === null ? 1 : between / (between + within);
      rates[area] = logistic(weight * logits[position]! + (1 - weight) * pooled);
      standardErrors[area] = Math.sqrt(within * weight);
    }
  }
  return { rates, standardErrors };
}

function areasByParent(numerators: Float64Array, denominators: Float64Array, { names, indexOf }: Grouping): number[][] {
  const areas: number[][] = names.map(() => []);
  for (const [area, parent] of indexOf.entries())
    if (!Number.isNaN(numerators[area]! / denominators[area]!)) areas[parent]?.push(area);
  return areas.filter((members) => members.length > 0);
}

function logitOfCounts(numerator: number, denominator: number): number {
  return Math.log((numerator + 0.5) / (denominator - numerator + 0.5));
}

function samplingVariance(r: number, n: number): number {
  return ((n + 1) * (n + 2)) / (n * (r + 1) * (n - r + 1));
}

/** `null` for an area without siblings, whose spread says nothing. */
function betweenAreaVariance(logits: readonly number[], pooled: number): number | null {
  if (logits.length === 1) return null;
  let squares = 0;
  for (const logit of logits) squares += (logit - pooled) ** 2;
  return squares / (logits.length - 1);
}

function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

function total(values: Float64Array, areas: readonly number[]): number {
  let sum = 0;
  for (const area of areas) sum += values[area]!;
  return sum;
}
