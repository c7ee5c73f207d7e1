import { type Allocated, approximate } from '../allocation/approximate.ts';
import { type Conflict, findConflict } from '../allocation/conflict.ts';
import type { Prices } from '../allocation/prices.ts';
import type { AllocationProblem } from '../allocation/problem.ts';
import { bestOfScenarios, conditionalValueAtRisk, largestRegret } from '../allocation/robust.ts';
import { firstOf, type Scenarios } from '../allocation/scenarios.ts';
import { type Comparator, comparatorsOf, type Missed, whomItMisses } from './comparators.ts';
import { type ChosenPair, explainChoices } from './explain.ts';
import type { Plan } from './plan.ts';
import type { PlannedAreas } from './planned-areas.ts';
import { selectedShares } from './selected-shares.ts';

/** A plan at one budget: what is chosen, why, and how sure that is. */
export interface Level {
  readonly budget: number;
  readonly spent: number;
  /** Expected benefit. */
  readonly benefit: number;
  /** What the plan was chosen for, larger is better; equal to the benefit where that is the expected one. */
  readonly objective: number;
  /** No plan within the limits has a larger objective: proved, also for plans that do not hold the one of the budget before. */
  readonly upperBound: number;
  readonly chosen: readonly (ChosenPair & { readonly selectedShare: number | null })[];
  /** Regret and the mean of the worst tenth over the draws; null without draws, the regret also where it was not asked for. */
  readonly largestRegret: number | null;
  readonly worstTenth: number | null;
  readonly comparators: readonly Comparator[];
  readonly missed: Missed;
}

export interface LevelChoice extends Allocated {
  readonly objective: number;
  readonly objectiveBound: number;
  readonly largestRegret: number | null;
}

/** A choice with everything that is said of it. Without scenarios nothing is said of draws. */
export function describeLevel(
  plan: Plan,
  areas: PlannedAreas,
  problem: AllocationProblem,
  choice: LevelChoice,
  scenarios: Scenarios | null,
): Level {
  const shares = scenarios === null ? null : selectedShares(problem, scenarios, choice.prices);
  const totals = scenarios?.totals(choice.pairs) ?? null;
  return {
    ...{ budget: problem.budget, spent: choice.spent, benefit: choice.benefit },
    ...{ objective: choice.objective, upperBound: choice.objectiveBound, largestRegret: choice.largestRegret },
    chosen: explainChoices(problem, choice).map((one) => ({
      ...one,
      selectedShare: shares === null ? null : (shares[one.pair] as number),
    })),
    worstTenth: totals && scenarios ? conditionalValueAtRisk(totals, scenarios.likelihood) : null,
    comparators: comparatorsOf(problem, areas.need, areas.population),
    missed: whomItMisses(problem, choice.pairs, { ...areas, hasPopulation: plan.areas.population !== null }),
  };
}

export type QuickLevel =
  | { readonly kind: 'planned'; readonly level: Level; readonly prices: Prices }
  | { readonly kind: 'conflict'; readonly conflict: Conflict }
  /** Nothing was found, and no conflict either: the exact way has to say. */
  | { readonly kind: 'nothing-found' };

/** A plan while somebody moves a limit: expected benefit alone, by prices, with its bound; no draws. `prices` are those of the plan before. */
export function planQuickly(plan: Plan, areas: PlannedAreas, problem: AllocationProblem, prices?: Prices): QuickLevel {
  const conflict = findConflict(problem);
  if (conflict) return { kind: 'conflict', conflict };
  const found = approximate(problem, { passes: 200, ...(prices && { prices }) });
  if (found === null) return { kind: 'nothing-found' };
  const choice = { ...found, objective: found.benefit, objectiveBound: found.bound, largestRegret: null };
  return { kind: 'planned', level: describeLevel(plan, areas, problem, choice, null), prices: found.prices };
}

/** What more or less money would bring; the last two over the draws, null where there are none. */
export interface CurvePoint {
  readonly budget: number;
  readonly benefit: number;
  readonly bound: number;
  readonly worstTenth: number | null;
  /** Of the plan for the expected benefit, over the first draws: at most so much more could be had in one of them. */
  readonly largestRegret: number | null;
}

/** Each point's regret is over so many draws, as each of them has to be planned for itself. */
export const REGRET_DRAWS = 30;

/** The benefit at some budgets, each planned for itself; those that cannot keep the limits are left out. */
export function budgetCurve(
  problem: AllocationProblem,
  budgets: readonly number[],
  scenarios: Scenarios | null,
): readonly CurvePoint[] {
  const few = scenarios && firstOf(scenarios, REGRET_DRAWS);
  return budgets.flatMap((budget) => {
    const here = { ...problem, budget };
    const found = approximate(here, { passes: 120, exchanges: 100 });
    if (found === null) return [];
    const worstTenth = scenarios && conditionalValueAtRisk(scenarios.totals(found.pairs), scenarios.likelihood);
    const best = few && bestOfScenarios(here, few, found.prices, { passes: 12, exchanges: 8, near: 40 });
    const regret = few && best ? largestRegret(few.totals(found.pairs), best.bound) : null;
    return [{ budget, benefit: found.benefit, bound: found.bound, worstTenth, largestRegret: regret }];
  });
}
