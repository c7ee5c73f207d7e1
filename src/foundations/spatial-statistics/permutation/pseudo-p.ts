import type { Extremes } from './count-extremes.ts';

/**
 * Two-sided pseudo p-values: min(1, 2 (min(at least, at most) + 1) / (permutations + 1)). What is observed counts among the draws, so that no p is 0: the
 * smallest is 2 / (permutations + 1). NaN for islands, which have no neighbours to draw.
 *
 * Source: North, Curtis and Sham (2002), "A note on the calculation of empirical P values from Monte Carlo procedures", American J. Human Genetics 71,
 * 439-441; two-sided by doubling the smaller side, since a permuted sum need not be symmetric.
 */
export function pseudoP({ atLeast, atMost }: Extremes, permutations: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(atLeast, (least, area) => {
    const fewer = Math.min(least, atMost[area]!);
    return least + atMost[area]! === 0 ? Number.NaN : Math.min(1, (2 * (fewer + 1)) / (permutations + 1));
  });
}
