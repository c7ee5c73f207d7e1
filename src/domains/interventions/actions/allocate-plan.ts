import { accept, type Result, refuse } from '#foundations/result';
import { type Conflict, findConflict } from '../core/allocation/conflict.ts';
import { type AllocationProblem, afterDeciding, tallyOf } from '../core/allocation/problem.ts';
import type { Objective } from '../core/allocation/robust.ts';
import { drawScenarios, type Scenarios } from '../core/allocation/scenarios.ts';
import { describeLevel, type Level, type LevelChoice } from '../core/plan/level.ts';
import type { Plan } from '../core/plan/plan.ts';
import {
  type PlanInNumbers,
  type PlanNumbersProblem,
  type PlannedAreas,
  planInNumbers,
} from '../core/plan/planned-areas.ts';
import { type AllocateProblem, allocate, type SolverLimits, type WhyNotExact } from './allocate.ts';
import { allocateRobust } from './allocate-robust.ts';

export interface PlannedLevel extends Level {
  readonly notExact: WhyNotExact | null;
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
    const level = describeLevel(plan, areas, problem, solved.value, scenarios);
    const isSame = scenarios === null && plan.scenarios.draws > 0; // Every draw is the plan itself.
    const chosen = isSame ? level.chosen.map((one) => ({ ...one, selectedShare: 1 })) : level.chosen;
    levels.push({ ...level, chosen, notExact: solved.value.notExact });
  }
  return accept({ objective, levels, regionNames: numbered[0]?.regionNames ?? [], seconds: now() - started });
}

/** The draws of a plan; null where nothing differs between them. */
function scenariosOf({ scenarios }: Plan, { problem, uncertain, isUncertain }: PlanInNumbers): Scenarios | null {
  return isUncertain && scenarios.draws > 0 ? drawScenarios(uncertain, problem, scenarios) : null;
}

interface SolvedLevel extends LevelChoice {
  readonly notExact: WhyNotExact | null;
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
