import { type Allocated, type ApproximateOptions, approximate } from './approximate.ts';
import { Choice } from './choice.ts';
import { netWorths, type Prices } from './prices.ts';
import { type AllocationProblem, at, tallyOf } from './problem.ts';
import type { Scenarios } from './scenarios.ts';

/** What a plan is chosen for: the benefit expected, the least regret at worst, or the mean of the worst tenth of scenarios. */
export type Objective = 'expected' | 'regret' | 'cvar';

/** The share of scenarios, the worst, that `cvar` takes the mean of. */
export const TAIL = 0.1;

/** With more pairs fewer rounds are played: each is a pass over the country. */
const FEW_PAIRS = 3200;

/** For each scenario the best that could have been had: what is reached, and what is proved not to be exceeded. */
export interface BestOfScenarios {
  readonly reached: Float64Array;
  readonly bound: Float64Array;
  /** The best choice found in each. */
  readonly pairs: readonly Int32Array[];
}

/** The best choice of each scenario, warm from the prices of the plan. Null where no choice within the limits is met. */
export function bestOfScenarios(
  problem: AllocationProblem,
  scenarios: Scenarios,
  prices: Prices,
  { passes = 60, exchanges = 60, near = 100 }: Pick<ApproximateOptions, 'passes' | 'exchanges' | 'near'> = {},
): BestOfScenarios | null {
  const best: Allocated[] = [];
  for (let s = 0; s < scenarios.count; s++) {
    const found = approximate({ ...problem, benefit: scenarios.benefit(s) }, { prices, passes, exchanges, near });
    if (found === null) return null;
    best.push(found);
  }
  return {
    reached: Float64Array.from(best, ({ benefit }) => benefit),
    bound: Float64Array.from(best, ({ bound }) => bound),
    pairs: best.map(({ pairs }) => pairs),
  };
}

/** The largest regret of a plan: in some scenario, so much more could have been had (Savage 1951). `best` is what could be had in each. */
export function largestRegret(totals: Float64Array, best: Float64Array): number {
  return totals.reduce((most, total, s) => Math.max(most, at(best, s) - total), -Infinity);
}

/**
 * The mean of the worst `tail` of scenarios by their likelihood (Rockafellar and Uryasev 2000, "Optimization of conditional value-at-risk", equation 4, for
 * benefits): the worst are taken until they make up the tail, the last in part.
 */
export function conditionalValueAtRisk(totals: Float64Array, likelihood: Float64Array, tail = TAIL): number {
  const order = Array.from(totals.keys()).sort((a, b) => at(totals, a) - at(totals, b));
  let left = tail;
  let sum = 0;
  for (const s of order) {
    const part = Math.min(left, at(likelihood, s));
    sum += part * at(totals, s);
    left -= part;
    if (left <= 0) break;
  }
  return sum / (tail - Math.max(0, left));
}

export interface RobustAllocated extends Allocated {
  /** For `regret` what is saved of the regret of doing nothing new; for `cvar` the mean of the worst tenth. Larger is better. */
  readonly objective: number;
  /** No choice within the limits has a larger objective: proved. */
  readonly objectiveBound: number;
}

/**
 * A choice for the worst scenarios, with a proved bound. The problem is a game: a plan against an adversary who weighs scenarios. For any weights, the best
 * plan for the weighted benefits bounds the objective of all plans (weak duality), and that is a problem of the expected kind, which `approximate` bounds.
 * The weights move towards the scenarios that the plans so far do worst in, by multiplicative weights (Freund and Schapire 1999, "Adaptive game playing using
 * multiplicative weights", section 2); the best plan met on the way is then bettered by exchanges.
 *
 * `best` is needed for regret alone.
 */
export function approximateRobust(
  problem: AllocationProblem,
  scenarios: Scenarios,
  kind: 'regret' | 'cvar',
  {
    start,
    best,
    rounds = problem.benefit.length > FEW_PAIRS ? 24 : 300,
  }: { readonly start: Allocated; readonly best: BestOfScenarios; readonly rounds?: number },
): RobustAllocated {
  const { count, likelihood } = scenarios;
  const nothing = kind === 'regret' ? Math.max(...best.bound) : 0;
  const offset = kind === 'regret' ? best.bound.map((value) => nothing - value) : new Float64Array(count);
  const offsetAtLeast = kind === 'regret' ? best.reached.map((value) => nothing - value) : offset;
  const score = (totals: Float64Array) =>
    kind === 'regret' ? nothing - largestRegret(totals, best.bound) : conditionalValueAtRisk(totals, likelihood);

  let prices = start.prices;
  let top = { pairs: start.pairs, totals: scenarios.totals(start.pairs) };
  let objective = score(top.totals);
  let bound = Infinity;
  const mean = new Float64Array(count);
  for (let round = 1; round <= rounds; round++) {
    const weights = adversary(
      mean.map((sum, s) => sum / Math.max(1, round - 1) + at(offset, s)),
      likelihood,
      kind,
      round,
    );
    const found = approximate(
      { ...problem, benefit: scenarios.mixture(weights) },
      { prices, passes: 60, exchanges: 40, near: 100 },
    );
    if (found === null) break;
    prices = found.prices;
    bound = Math.min(bound, found.bound + dot(weights, offsetAtLeast));
    const totals = scenarios.totals(found.pairs);
    for (let s = 0; s < count; s++) mean[s] = at(mean, s) + at(totals, s);
    const reached = score(totals);
    if (reached > objective) {
      objective = reached;
      top = { pairs: found.pairs, totals };
    }
    if (bound - objective <= 1e-6 * Math.abs(bound)) break;
  }
  const bettered = exchange(problem, scenarios, top.pairs, prices, score);
  const { benefit, spent } = tallyOf(problem, bettered);
  const reached = score(scenarios.totals(bettered));
  return {
    ...{ pairs: bettered, benefit, spent, bound: Math.max(start.bound, benefit), prices },
    objective: reached,
    objectiveBound: Math.max(bound, reached),
  };
}

/**
 * The adversary's weights: the smaller a scenario's total so far, the more; for the tail no more than its likelihood over `TAIL`. Sharper as rounds go on.
 */
function adversary(
  totals: Float64Array,
  likelihood: Float64Array,
  kind: 'regret' | 'cvar',
  round: number,
): Float64Array {
  const least = Math.min(...totals);
  const spread = Math.max(...totals) - least || 1;
  const sharpness = 2 * Math.sqrt(round) * Math.log(1 + totals.length);
  const raw = totals.map(
    (total, s) => Math.exp((-sharpness * (total - least)) / spread) * (kind === 'cvar' ? at(likelihood, s) : 1),
  );
  const most = kind === 'cvar' ? likelihood.map((share) => share / TAIL) : raw.map(() => 1);
  return withinMost(raw, most);
}

/** Scales weights to sum to 1, none above its most: what is cut off is shared out among the others. */
function withinMost(raw: Float64Array, most: Float64Array): Float64Array {
  const weights = new Float64Array(raw.length);
  const isFull = new Uint8Array(raw.length);
  for (;;) {
    let left = 1;
    let rest = 0;
    for (let s = 0; s < raw.length; s++) {
      if (isFull[s] === 1) left -= at(most, s);
      else rest += at(raw, s);
    }
    let filled = false;
    for (let s = 0; s < raw.length; s++) {
      if (isFull[s] === 1) continue;
      weights[s] = rest > 0 ? (at(raw, s) / rest) * left : 0;
      if (at(weights, s) <= at(most, s)) continue;
      weights[s] = at(most, s);
      isFull[s] = 1;
      filled = true;
    }
    if (!filled) return weights;
  }
}

/** Exchanges among pairs near the line that better the objective itself. */
function exchange(
  problem: AllocationProblem,
  scenarios: Scenarios,
  start: Int32Array,
  prices: Prices,
  score: (totals: Float64Array) => number,
): Int32Array {
  const NEAR = 24;
  const worth = netWorths(problem, prices);
  const choice = new Choice(problem, start);
  const order = Array.from(worth.keys()).filter((pair) => at(worth, pair) > -Infinity);
  const inside = order
    .filter((pair) => choice.taken[pair] === 1)
    .sort((a, b) => at(worth, a) - at(worth, b) || a - b)
    .slice(0, NEAR);
  const outside = order
    .filter((pair) => choice.taken[pair] === 0)
    .sort((a, b) => at(worth, b) - at(worth, a) || a - b)
    .slice(0, NEAR);
  const effects = new Map([...inside, ...outside].map((pair) => [pair, scenarios.totals(Int32Array.of(pair))]));
  const changed = (totals: Float64Array, out: number | null, into: number | null) =>
    totals.map(
      (total, s) =>
        total -
        (out === null ? 0 : at(effects.get(out) as Float64Array, s)) +
        (into === null ? 0 : at(effects.get(into) as Float64Array, s)),
    );
  let totals = scenarios.totals(start);
  for (let round = 0; round < 30; round++) {
    let gain = 1e-9 * Math.abs(score(totals));
    let found: { readonly out: number | null; readonly into: number } | null = null;
    const now = score(totals);
    for (const out of [null, ...inside]) {
      if (out !== null && choice.taken[out] === 0) continue;
      if (out !== null) choice.remove(out);
      for (const into of [...outside, ...inside]) {
        if (choice.taken[into] === 1 || into === out || !choice.fits(into)) continue;
        choice.add(into);
        const better = choice.meetsMinimums ? score(changed(totals, out, into)) - now : -Infinity;
        choice.remove(into);
        if (better > gain) {
          gain = better;
          found = { out, into };
        }
      }
      if (out !== null) choice.add(out);
    }
    if (found === null) break;
    if (found.out !== null) choice.remove(found.out);
    choice.add(found.into);
    totals = changed(totals, found.out, found.into);
  }
  return choice.pairs;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * at(b, i), 0);
}
