import { type AllocationProblem, at } from './problem.ts';

/** What a unit of each limit is worth, none below 0: of money, of a place in an intervention, of a choice that a region is owed. */
export interface Prices {
  readonly money: number;
  readonly place: Float64Array;
  readonly owed: Float64Array;
}

/** The best choice at given prices when every limit but the room in areas is lifted, and the bound that it proves. */
export interface Priced {
  /** No choice that keeps all limits is worth more. */
  readonly bound: number;
  readonly spent: number;
  readonly perIntervention: Float64Array;
  readonly perRegion: Float64Array;
}

export function freePrices({ interventions, regions }: AllocationProblem): Prices {
  return { money: 0, place: new Float64Array(interventions), owed: new Float64Array(regions) };
}

/** A pair's benefit less what it uses of the limits at their prices, plus what it gives to a region that is owed some. */
export function worthAt(problem: AllocationProblem, prices: Prices, pair: number): number {
  const region = problem.regionOf[Math.floor(pair / problem.interventions)] as number;
  return (
    (problem.benefit[pair] as number) -
    prices.money * (problem.cost[pair] as number) -
    (prices.place[pair % problem.interventions] as number) +
    (region < 0 ? 0 : (prices.owed[region] as number))
  );
}

/**
 * The Lagrangian dual at given prices: every area takes its best pairs that are worth more than nothing. One pass over the pairs; `onTaken` is told of each
 * that is taken.
 *
 * L(money, place, owed) = money x budget + sum place x capacity - sum owed x minimum + sum over areas of the best `room` worths above 0; by weak duality an
 * upper bound for any prices that are not negative (Geoffrion 1974, "Lagrangean relaxation for integer programming", section 2).
 */
export function priceOut(problem: AllocationProblem, prices: Prices, onTaken?: (pair: number) => void): Priced {
  const { areas, interventions, benefit, cost, room, regionOf, budget, capacity, regionMinimum } = problem;
  const { money, place, owed } = prices;
  const perIntervention = new Float64Array(interventions);
  const perRegion = new Float64Array(problem.regions);
  const best = new Float64Array(interventions);
  const who = new Int32Array(interventions);
  let bound = 0;
  let spent = 0;
  for (let area = 0; area < areas; area++) {
    const most = Math.min(room[area] as number, interventions);
    if (most <= 0) continue;
    const region = regionOf[area] as number;
    const extra = region < 0 ? 0 : (owed[region] as number);
    const first = area * interventions;
    let count = 0;
    for (let i = 0; i < interventions; i++) {
      const worth = (benefit[first + i] as number) - money * (cost[first + i] as number) - (place[i] as number) + extra;
      if (!(worth > 0) || (count === most && worth <= (best[count - 1] as number))) continue;
      let slot = count < most ? count++ : count - 1;
      for (; slot > 0 && (best[slot - 1] as number) < worth; slot--) {
        best[slot] = best[slot - 1] as number;
        who[slot] = who[slot - 1] as number;
      }
      best[slot] = worth;
      who[slot] = i;
    }
    for (let slot = 0; slot < count; slot++) {
      const i = who[slot] as number;
      bound += best[slot] as number;
      spent += cost[first + i] as number;
      perIntervention[i] = (perIntervention[i] as number) + 1;
      onTaken?.(first + i);
    }
    if (region >= 0) perRegion[region] = (perRegion[region] as number) + count;
  }
  bound += money * budget;
  for (let i = 0; i < interventions; i++)
    if ((place[i] as number) > 0) bound += (place[i] as number) * (capacity[i] as number);
  for (let r = 0; r < problem.regions; r++) bound -= (owed[r] as number) * (regionMinimum[r] as number);
  return { bound, spent, perIntervention, perRegion };
}

/**
 * Each pair's worth less what room in its area is worth to the others there: above 0 for the pairs that the area would take, 0 or less for the rest.
 * -Infinity where a pair may not be chosen.
 */
export function netWorths(problem: AllocationProblem, prices: Prices): Float64Array {
  const { areas, interventions, room } = problem;
  const net = new Float64Array(problem.benefit.length);
  const ordered = new Float64Array(interventions);
  for (let area = 0; area < areas; area++) {
    const first = area * interventions;
    for (let i = 0; i < interventions; i++) {
      const worth = worthAt(problem, prices, first + i);
      net[first + i] = worth;
      ordered[i] = worth;
    }
    ordered.sort();
    const most = Math.min(room[area] as number, interventions);
    const last = most <= 0 ? Infinity : Math.max(0, ordered[interventions - most] as number);
    const next = most >= interventions ? 0 : Math.max(0, ordered[interventions - most - 1] as number);
    for (let i = 0; i < interventions; i++) {
      const worth = net[first + i] as number;
      net[first + i] = worth - (worth >= last && most > 0 ? next : last);
    }
  }
  return net;
}

/**
 * The price of money at which what is bought just fits the budget, by bisection, the other prices being given (nothing unless told): where prices begin.
 */
export function priceOfMoney(problem: AllocationProblem, others: Prices = freePrices(problem), rounds = 40): Prices {
  const free = { ...others, money: 0 };
  if (priceOut(problem, free).spent <= problem.budget) return free;
  const owed = others.owed.reduce((most, price) => Math.max(most, price), 0);
  let low = 0;
  let high = 0;
  for (let pair = 0; pair < problem.benefit.length; pair++)
    high = Math.max(high, ((problem.benefit[pair] as number) + owed) / (problem.cost[pair] as number));
  for (let round = 0; round < rounds && high - low > 1e-9 * high; round++) {
    const middle = (low + high) / 2;
    if (priceOut(problem, { ...free, money: middle }).spent > problem.budget) low = middle;
    else high = middle;
  }
  return { ...free, money: high };
}

export interface TightenOptions {
  /** What is known to be reachable, where the step aims; unless told a thousandth below the bound at the start. */
  readonly reached?: number;
  readonly passes: number;
  /** Stops once the bound is within this share of what is reached. */
  readonly closeEnough?: number;
}

/**
 * Lowers the bound by moving the prices against what is over- and underused: a subgradient method with Polyak's step length, each price in a scale of its
 * own, begun again at the best prices with half the step after ten passes without gain (Held, Wolfe and Crowder 1974, "Validation of subgradient
 * optimization", Mathematical Programming 6; Polyak 1969).
 */
export function tightenPrices(
  problem: AllocationProblem,
  start: Prices,
  { reached, passes, closeEnough = 0 }: TightenOptions,
): { readonly prices: Prices; readonly bound: number } {
  const units = unitsOf(problem, start);
  let prices = start;
  let best = { prices, bound: Infinity };
  let aim = reached;
  let stride = 1;
  let idle = 0;
  for (let pass = 0; pass < passes; pass++) {
    const priced = priceOut(problem, prices);
    if (priced.bound < best.bound) {
      if (priced.bound < best.bound - 1e-7 * Math.abs(best.bound)) idle = 0;
      best = { prices, bound: priced.bound };
    }
    aim ??= 0.999 * priced.bound;
    const gap = priced.bound - aim;
    if (gap <= closeEnough * Math.abs(priced.bound) || stride < 1e-4) break;
    if (++idle > 10) {
      stride /= 2;
      idle = 0;
      prices = best.prices;
      continue;
    }
    const next = step(problem, prices, priced, units, stride * gap);
    if (next === null) break;
    prices = next;
  }
  return best;
}

/** Some pairs, evenly spread, tell what is typical. */
const SAMPLE = 4096;

/** What one unit of each price is in benefit: prices of different limits move in steps of their own size. */
function unitsOf({ benefit, cost }: AllocationProblem, { money }: Prices) {
  const stride = Math.max(1, Math.floor(benefit.length / SAMPLE)) | 1; // odd, so that no intervention is passed over
  let spent = 0;
  let gained = 0;
  let number = 0;
  for (let pair = 0; pair < cost.length; pair += stride) {
    if (!(at(benefit, pair) > 0)) continue;
    spent += at(cost, pair);
    gained += at(benefit, pair);
    number++;
  }
  if (number === 0) return { money: 1, choice: 1 };
  const typical = money > 0 ? (money * spent) / number : gained / number;
  return { money: (typical * number) / spent, choice: typical };
}

/** One step down the slope, to prices that are not negative; null where nothing is left to move. */
function step(
  problem: AllocationProblem,
  prices: Prices,
  priced: Priced,
  units: { readonly money: number; readonly choice: number },
  gap: number,
): Prices | null {
  const { budget, capacity, regionMinimum } = problem;
  let norm = 0;
  const slope = (price: number, value: number, unit: number) => {
    if (!Number.isFinite(value) || (price === 0 && value > 0)) return 0;
    norm += (value * unit) ** 2;
    return value * unit * unit;
  };
  const money = slope(prices.money, budget - priced.spent, units.money);
  const place = prices.place.map((price, i) =>
    slope(price, at(capacity, i) - at(priced.perIntervention, i), units.choice),
  );
  const owed = prices.owed.map((price, r) =>
    at(regionMinimum, r) === 0 ? 0 : slope(price, at(priced.perRegion, r) - at(regionMinimum, r), units.choice),
  );
  if (norm === 0) return null;
  const length = gap / norm;
  const moved = (price: number, by: number) => Math.max(0, price - length * by);
  return {
    money: moved(prices.money, money),
    place: prices.place.map((price, i) => moved(price, at(place, i))),
    owed: prices.owed.map((price, r) => moved(price, at(owed, r))),
  };
}
