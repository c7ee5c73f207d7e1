import { approximate } from '../allocation/approximate.ts';
import { type Prices, priceOut, tightenPrices } from '../allocation/prices.ts';
import { type AllocationProblem, at } from '../allocation/problem.ts';
import type { Scenarios } from '../allocation/scenarios.ts';

/** Up to so many pairs every draw has a plan of its own; above it the choice at the prices of the draw. */
const MOST_PLANNED = 3200;

/**
 * The share of draws in whose plan each pair is, by pair. Up to 3,200 pairs each draw is planned within all limits; above it a pair counts where, at prices
 * moved to the draw, its area takes it: that keeps the limits of the whole nearly and costs one pass over the country a time.
 */
export function selectedShares(problem: AllocationProblem, scenarios: Scenarios, prices: Prices): Float64Array {
  const share = new Float64Array(problem.benefit.length);
  const one = 1 / scenarios.count;
  for (let s = 0; s < scenarios.count; s++) {
    const drawn = { ...problem, benefit: scenarios.benefit(s) };
    if (problem.benefit.length > MOST_PLANNED) {
      const moved = tightenPrices(drawn, prices, { passes: 4 });
      priceOut(drawn, moved.prices, (pair) => {
        share[pair] = at(share, pair) + one;
      });
      continue;
    }
    const planned = approximate(drawn, { prices, passes: 12, exchanges: 20 });
    for (const pair of planned?.pairs ?? []) share[pair] = at(share, pair) + one;
  }
  return share.map((value) => Math.min(1, value));
}
