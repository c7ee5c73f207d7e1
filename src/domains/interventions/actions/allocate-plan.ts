import { accept, type Result, refuse } from '#foundations/result';
import { type Conflict, findConflict } from '../core/allocation/conflict.ts';
import { type AllocationProblem, afterDeciding, tallyOf } from '../core/allocation/problem.ts';
import { conditionalValueAtRisk, type Objective } from '../core/allocation/robust.ts';
import { drawScenarios, type Scenarios } from '../core/allocation/scenarios.ts';
import { type Comparator, comparatorsOf, type Missed, whomItMisses } from '../core/plan/comparators.ts';
import { type ChosenPair, explainChoices } from '../core/plan/explain.ts';
import type { Plan } from '../core/plan/plan.ts';
import {
  type PlanInNumbers,
  type PlanNumbersProblem,
  type PlannedAreas,
  planInNumbers,
} from '../core/plan/planned-areas.ts';
import { selectedShares } from '../core/plan/selected-shares.ts';
import { type AllocateProblem, allocate, type Solved, type SolverLimits, type WhyNotExact } from './allocate.ts';
import { allocateRobust } from './allocate-robust.ts';

/** A plan at one budget: what is chosen, why, and how sure that is. */
export interface PlannedLevel {
  readonly budget: number;
  readonly spent: number;
  /** Expected benefit. */
  readonly benefit: number;
  /** What the plan was chosen for, larger is better; equal to the benefit where that is the expected one. */
  readonly objective: number;
  /** No plan within the limits has a larger objective: proved, also for plans that do not hold the one of the budget before. */
  readonly upperBound: number;
  readonly notExact: WhyNotExact | null;
  readonly chosen: readonly (ChosenPair & { readonly selectedShare: number | null })[];
  /** Regret and the mean of the worst tenth over the draws; null without draws, the regret also where it was not asked for. */
  readonly largestRegret: number | null;
  readonly worstTenth: number | null;
  readonly comparators: readonly Comparator[];
  readonly missed: Missed;
}

export interface PlannedAllocation {
  readonly objective: Objective;
  readonly levels: readonly PlannedLevel[];
  readonly regionNames: readonly string[];
  readonly seconds: number;
}

export type AllocatePlanProblem =
  | PlanNumbersProblem
  | {
      readonly kind: 'limits-conflict';
      readonly budget: number;
      readonly conflict: Conflict | null;
      readonly regionNames: readonly string[];
    }
  | { readonly kind: 'nothing-found'; readonly budget: number; readonly because: WhyNotExact }
  | { readonly kind: 'needs-draws'; readonly objective: Objective }
  /** Plans for several budgets, each holding the one before, are made for expected benefit. */
  | { readonly kind: 'nested-expected-only'; readonly objective: Objective };

export interface AllocatePlanOptions {
  readonly objective: Objective;
  readonly solver: SolverLimits;
  /** Seconds on some clock. */
  readonly now: () => number;
}

/** Chooses a plan's pairs at each of its budgets, each plan holding the one before, and explains them. */
export async function allocatePlan(
  plan: Plan,
  areas: PlannedAreas,
  { objective, solver, now }: AllocatePlanOptions,
): Promise<Result<PlannedAllocation, AllocatePlanProblem>> {
  const started = now();
  if (objective !== 'expected' && plan.scenarios.draws < 2) return refuse({ kind: 'needs-draws', objective });
  if (objective !== 'expected' && plan.budgets.length > 1) return refuse({ kind: 'nested-expected-only', objective });
  const numbered: PlanInNumbers[] = [];
  for (const budget of plan.budgets) {
    const numbers = planInNumbers(plan, areas, budget);
    if (!numbers.ok) return numbers;
    numbered.push(numbers.value);
    const conflict = findConflict(numbers.value.problem);
    if (conflict) return refuse({ kind: 'limits-conflict', budget, conflict, regionNames: numbers.value.regionNames });
  }
  const scenarios = scenariosOf(plan, numbered[0] as PlanInNumbers);
  const levels: PlannedLevel[] = [];
  let taken: Int32Array = new Int32Array();
  for (const [i, { problem, regionNames }] of numbered.entries()) {
    const budget = plan.budgets[i] as number;
    const solved = await solveLevel(problem, taken, objective, scenarios, solver);
    if (!solved.ok) {
      const { problem: why } = solved;
      return refuse(
        why.kind === 'infeasible'
          ? { kind: 'limits-conflict', budget, conflict: null, regionNames }
          : { ...why, budget },
      );
    }
    taken = solved.value.pairs;
    levels.push(describeLevel(plan, areas, problem, scenarios, solved.value));
  }
  return accept({ objective, levels, regionNames: numbered[0]?.regionNames ?? [], seconds: now() - started });
}

/** The draws of a plan; null where nothing differs between them. */
function scenariosOf({ scenarios }: Plan, { problem, uncertain, isUncertain }: PlanInNumbers): Scenarios | null {
  return isUncertain && scenarios.draws > 0 ? drawScenarios(uncertain, problem, scenarios) : null;
}

interface SolvedLevel extends Solved {
  readonly objective: number;
  readonly objectiveBound: number;
  readonly largestRegret: number | null;
}

/**
 * Solves one budget with what the budget before it already holds. The bound is that of the free problem, so that the gap counts what nesting costs.
 */
async function solveLevel(
  problem: AllocationProblem,
  taken: Int32Array,
  objective: Objective,
  scenarios: Scenarios | null,
  solver: SolverLimits,
): Promise<Result<SolvedLevel, AllocateProblem>> {
  if (objective !== 'expected' && scenarios !== null) return allocateRobust(problem, scenarios, objective, solver);
  const free = await allocate(problem, solver);
  if (!free.ok) return free;
  const isNested = taken.every((pair) => free.value.pairs.includes(pair));
  const rest = isNested ? free : await allocate(afterDeciding(problem, { taken }), solver);
  if (!rest.ok) return rest;
  const pairs = isNested ? free.value.pairs : Int32Array.from([...taken, ...rest.value.pairs]).sort();
  const { benefit, spent } = tallyOf(problem, pairs);
  return accept({
    ...{ ...free.value, pairs, benefit, spent, notExact: free.value.notExact ?? rest.value.notExact },
    ...{ objective: benefit, objectiveBound: Math.max(benefit, free.value.bound), largestRegret: null },
  });
}

function describeLevel(
  plan: Plan,
  areas: PlannedAreas,
  problem: AllocationProblem,
  scenarios: Scenarios | null,
  solved: SolvedLevel,
): PlannedLevel {
  const shares = scenarios === null ? null : selectedShares(problem, scenarios, solved.prices);
  const totals = scenarios?.totals(solved.pairs) ?? null;
  return {
    ...{ budget: problem.budget, spent: solved.spent, benefit: solved.benefit, notExact: solved.notExact },
    ...{ objective: solved.objective, upperBound: solved.objectiveBound, largestRegret: solved.largestRegret },
    chosen: explainChoices(problem, solved).map((one) => ({
      ...one,
      selectedShare: shares === null ? null : (shares[one.pair] as number),
    })),
    worstTenth: totals && scenarios ? conditionalValueAtRisk(totals, scenarios.likelihood) : null,
    comparators: comparatorsOf(problem, areas.need, areas.population),
    missed: whomItMisses(problem, solved.pairs, { ...areas, hasPopulation: plan.areas.population !== null }),
  };
}
