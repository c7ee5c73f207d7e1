import type { Allocated } from '../allocation/approximate.ts';
import { Choice } from '../allocation/choice.ts';
import { netWorths } from '../allocation/prices.ts';
import { type AllocationProblem, at } from '../allocation/problem.ts';

/** Why a pair was chosen, and what would change that. */
export interface ChosenPair {
  readonly pair: number;
  readonly cost: number;
  readonly benefit: number;
  /** How many times the price of all that it uses (money, a place, room in its area) its benefit is; null where nothing it uses is short. */
  readonly timesPrice: number | null;
  /** Whether its region would be short without it. */
  readonly isOwed: boolean;
  /** What the plan would lose without it, once the rest is filled as well as is known: at most this. */
  readonly replacementCost: number;
  /** What would come in its place, best first. */
  readonly instead: readonly number[];
  /** The share by which its benefit could fall before the other choice is better: `replacementCost` over benefit, at most 1; null for a benefit of 0 or less. */
  readonly flipsAt: number | null;
}

/** How many pairs outside are tried in the place of one. */
const TRIED = 60;

/**
 * Explains each choice: its replacement cost (Ferrier, Pressey and Barrett 2000 for the idea of loss on removal; Cabeza and Moilanen 2006 for replacement cost
 * as the objective lost) by taking it out and filling what it leaves with the pairs of its own area and those nearest the line. As the fill is not proved to
 * be the best, the cost is an upper bound of the true one; it is never more than the pair's own benefit unless its region is owed it.
 */
export function explainChoices(problem: AllocationProblem, { pairs, prices }: Allocated): ChosenPair[] {
  const { benefit, cost, interventions } = problem;
  const worth = netWorths(problem, prices);
  const choice = new Choice(problem, pairs);
  const outside = Array.from(worth.keys()).filter((pair) => choice.taken[pair] === 0 && at(worth, pair) > -Infinity);
  const near = nearest(outside, worth);
  return Array.from(pairs, (pair) => {
    const area = Math.floor(pair / interventions);
    const price = at(benefit, pair) - at(worth, pair);
    const isOwed = !choice.spares(pair);
    choice.remove(pair);
    const own = Array.from({ length: interventions }, (_, i) => area * interventions + i);
    const fill = fillIn(choice, pair, [...new Set([...own, ...near])], isOwed);
    const gained = fill.reduce((sum, other) => sum + at(benefit, other), 0);
    choice.add(pair);
    const replacementCost = at(benefit, pair) - gained;
    return {
      ...{ pair, cost: at(cost, pair), benefit: at(benefit, pair), isOwed, replacementCost, instead: fill },
      timesPrice: price > 0 ? at(benefit, pair) / price : null,
      flipsAt: at(benefit, pair) > 0 ? Math.min(1, Math.max(0, replacementCost) / at(benefit, pair)) : null,
    };
  });
}

/** What is best put in the place of a pair: the one of most benefit that fits, and what fits beside it. */
function fillIn(choice: Choice, gone: number, candidates: readonly number[], isOwed: boolean): readonly number[] {
  const { benefit, regionOf, interventions } = choice.problem;
  const fill: number[] = [];
  for (;;) {
    let best: number | null = null;
    for (const pair of candidates) {
      if (pair === gone || !choice.fits(pair) || (best !== null && at(benefit, pair) <= at(benefit, best))) continue;
      const region = at(regionOf, Math.floor(pair / interventions));
      const isInPlace = !isOwed || fill.length > 0 || (region >= 0 && choice.overMinimum(region) < 0);
      if (isInPlace && (at(benefit, pair) > 0 || (isOwed && fill.length === 0))) best = pair;
    }
    if (best === null) break;
    choice.add(best);
    fill.push(best);
  }
  for (const pair of fill) choice.remove(pair);
  return fill;
}

function nearest(pairs: number[], worth: Float64Array): number[] {
  if (pairs.length > 20 * TRIED) {
    const values = Float64Array.from(pairs, (pair) => -at(worth, pair)).sort();
    const line = -at(values, TRIED - 1);
    return pairs.filter((pair) => at(worth, pair) >= line).slice(0, TRIED);
  }
  return pairs.sort((a, b) => at(worth, b) - at(worth, a) || a - b).slice(0, TRIED);
}

/** How often a pair is chosen over the draws, in words: the four of research on portfolios of near-optimal plans. */
export type Frequency = 'always' | 'usually' | 'toss-up' | 'rarely';

export function frequencyOf(selectedShare: number): Frequency {
  if (selectedShare >= 0.95) return 'always';
  if (selectedShare >= 0.65) return 'usually';
  return selectedShare >= 0.35 ? 'toss-up' : 'rarely';
}
