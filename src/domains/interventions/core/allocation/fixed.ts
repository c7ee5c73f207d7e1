import { type Prices, priceOut, worthAt } from './prices.ts';
import { type AllocationProblem, at } from './problem.ts';

/** Pairs that every choice better than the one at hand must have, and pairs that none can have. */
export interface Fixed {
  readonly taken: Int32Array;
  readonly ruledOut: Int32Array;
}

/**
 * What the bound decides by itself: where having, or not having, a pair lowers the bound to no more than what is reached, every better choice does the
 * opposite. Reduced-cost fixing (Dantzig, Fulkerson and Johnson 1954) on the Lagrangian, with the room of each area kept: a pair that comes in pushes out the
 * weakest of its area, a pair that goes makes way for the next.
 */
export function fixByBound(problem: AllocationProblem, prices: Prices, reached: number): Fixed {
  const { areas, interventions, room, benefit } = problem;
  const { bound } = priceOut(problem, prices);
  const slack = bound - reached;
  const taken: number[] = [];
  const ruledOut: number[] = [];
  for (let area = 0; area < areas; area++) {
    const most = Math.min(at(room, area), interventions);
    const first = area * interventions;
    const here: number[] = [];
    for (let i = 0; i < interventions; i++) if (at(benefit, first + i) !== -Infinity) here.push(first + i);
    const worth = new Map(here.map((pair) => [pair, worthAt(problem, prices, pair)]));
    const of = (pair: number | undefined) => Math.max(0, pair === undefined ? 0 : (worth.get(pair) ?? 0));
    here.sort((a, b) => (worth.get(b) ?? 0) - (worth.get(a) ?? 0) || a - b);
    for (const [rank, pair] of here.entries()) {
      const own = worth.get(pair) ?? 0;
      if (rank < most && own > 0) {
        if (own - of(here[most]) >= slack) taken.push(pair);
      } else if (most <= 0 || of(here[most - 1]) - own >= slack) ruledOut.push(pair);
    }
  }
  return { taken: Int32Array.from(taken), ruledOut: Int32Array.from(ruledOut) };
}
