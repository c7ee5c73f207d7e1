import { accept, type Result } from '#foundations/result';
import type { Objective } from '../core/allocation/robust.ts';
import { drawScenarios } from '../core/allocation/scenarios.ts';
import { budgetCurve, type CurvePoint } from '../core/plan/level.ts';
import type { Plan } from '../core/plan/plan.ts';
import { type PlannedAreas, planInNumbers } from '../core/plan/planned-areas.ts';
import { type AllocatePlanProblem, allocatePlan, type PlannedLevel } from './allocate-plan.ts';

/** A plan for one budget that is to be solved and explained, and the other budgets that it is held against. */
export interface PlanTask {
  readonly plan: Plan;
  readonly areas: PlannedAreas;
  readonly objective: Objective;
  /** The time that the exact solver may take. */
  readonly seconds: number;
  readonly budgets: readonly number[];
}

export interface ExplainedPlan {
  readonly level: PlannedLevel;
  readonly points: readonly CurvePoint[];
}

export async function carryOutPlan({
  plan,
  areas,
  objective,
  seconds,
  budgets,
}: PlanTask): Promise<Result<ExplainedPlan, AllocatePlanProblem>> {
  const planned = await allocatePlan(plan, areas, {
    objective,
    solver: { seconds },
    now: () => performance.now() / 1000,
  });
  if (!planned.ok) return planned;
  const level = planned.value.levels.at(-1);
  if (level === undefined) throw new Error('a plan with a budget has a level');
  const numbers = planInNumbers(plan, areas, level.budget);
  if (!numbers.ok) return numbers;
  const { isUncertain, uncertain, problem } = numbers.value;
  const scenarios = isUncertain && plan.scenarios.draws > 0 ? drawScenarios(uncertain, problem, plan.scenarios) : null;
  return accept({ level, points: budgetCurve(problem, budgets, scenarios) });
}
