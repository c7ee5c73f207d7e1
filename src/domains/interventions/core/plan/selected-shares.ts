import { approximate } from '../allocation/approximate.ts';
import { type Prices, priceOfMoney, priceOut, tightenPrices } from '../allocation/prices.ts';
import { type AllocationProblem, at } from '../allocation/problem.ts';
import type { Scenarios } from '../allocation/scenarios.ts';

/** Up to so many pairs every draw has a plan of its own; above it the choice at the prices of the draw. */
const MOST_PLANNED = 3200;
/** So many areas, evenly spread, tell the prices of a draw. */
const SAMPLE = 2500;

/**
 * The share of draws in whose plan each pair is, by pair. Up to 3,200 pairs each draw is planned within all limits. Above it a pair counts where its area
 * takes it at the prices of the draw, which are found on a sample of areas with their part of every limit: that keeps the limits of the whole nearly, and
 * costs two passes over the country a draw.
 */
export function selectedShares(problem: AllocationProblem, scenarios: Scenarios, prices: Prices): Float64Array {
  const times = new Uint32Array(problem.benefit.length);
  const count = (pair: number) => {
    times[pair] = at(times, pair) + 1;
  };
  const sample = problem.benefit.length > MOST_PLANNED ? sampleOf(problem) : null;
  for (let s = 0; s < scenarios.count; s++) {
    const drawn = { ...problem, benefit: scenarios.benefit(s) };
    if (sample === null) approximate(drawn, { prices, passes: 12, exchanges: 12, near: 40 })?.pairs.forEach(count);
    else priceOut(drawn, sample.pricesOf(drawn.benefit, prices), count);
  }
  return Float64Array.from(times, (number) => number / scenarios.count);
}

/** Every so manieth area, with its part of the budget, of the places and of what regions are owed. */
function sampleOf(problem: AllocationProblem) {
  const { interventions, areas } = problem;
  const stride = Math.max(1, Math.floor(areas / SAMPLE));
  const taken = Int32Array.from({ length: Math.ceil(areas / stride) }, (_, i) => i * stride);
  const part = taken.length / areas;
  const pick = (values: Float64Array) => {
    const picked = new Float64Array(taken.length * interventions);
    for (let area = 0; area < taken.length; area++)
      for (let i = 0; i < interventions; i++)
        picked[area * interventions + i] = values[at(taken, area) * interventions + i] as number;
    return picked;
  };
  const whole = pick(problem.benefit);
  const sample: AllocationProblem = {
    ...{ ...problem, areas: taken.length, benefit: whole, cost: pick(problem.cost), budget: problem.budget * part },
    room: Int32Array.from(taken, (area) => at(problem.room, area)),
    capacity: problem.capacity.map((most) => most * part),
    regionOf: Int32Array.from(taken, (area) => at(problem.regionOf, area)),
    regionMinimum: problem.regionMinimum.map((least) => Math.floor(least * part)),
  };
  const usual = sumsOf(whole, interventions);
  return {
    /** The prices of a draw: those of the plan, moved as the benefits of each intervention moved, then tightened. */
    pricesOf(benefit: Float64Array, prices: Prices): Prices {
      const drawn = { ...sample, benefit: pick(benefit) };
      const sums = sumsOf(drawn.benefit, interventions);
      const moved = prices.place.map((price, i) => (at(usual, i) > 0 ? (price * at(sums, i)) / at(usual, i) : price));
      const start = priceOfMoney(drawn, { ...prices, place: moved }, 20);
      return tightenPrices(drawn, start, { passes: 40 }).prices;
    },
  };
}

function sumsOf(benefit: Float64Array, interventions: number): Float64Array {
  const sums = new Float64Array(interventions);
  for (let pair = 0; pair < benefit.length; pair++) {
    const value = benefit[pair] as number;
    if (value > 0) sums[pair % interventions] = (sums[pair % interventions] as number) + value;
  }
  return sums;
}
