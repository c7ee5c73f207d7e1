import { accept, type Result } from '#foundations/result';
import { solveProgram } from '#platform/solver';
import { type AllocationProblem, brokenLimits, tallyOf } from '../core/allocation/problem.ts';
import {
  approximateRobust,
  type BestOfScenarios,
  bestOfScenarios,
  conditionalValueAtRisk,
  largestRegret,
  type RobustAllocated,
} from '../core/allocation/robust.ts';
import { regretProgram, tailProgram } from '../core/allocation/robust-program.ts';
import type { Scenarios } from '../core/allocation/scenarios.ts';
import { chosenIn, openPairs } from '../core/allocation/whole-program.ts';
import {
  type AllocateProblem,
  allocate,
  MOST_EXACT_PAIRS,
  type Solved,
  type SolverLimits,
  type WhyNotExact,
} from './allocate.ts';

export interface RobustSolved extends RobustAllocated {
  readonly notExact: WhyNotExact | null;
  /** What could be had in each scenario at best. */
  readonly best: BestOfScenarios;
  /** The regret at worst: at most this. */
  readonly largestRegret: number;
}

/** Up to so many numbers in the rows of scenarios go to the solver whole. */
const MOST_EXACT_ENTRIES = 12_000;
/** Up to so many scenarios have their best solved exactly, each in turn. */
const MOST_EXACT_SCENARIOS = 12;

/** The choice that serves the worst scenarios best; exact for small plans, and with a proved bound for all. */
export async function allocateRobust(
  problem: AllocationProblem,
  scenarios: Scenarios,
  kind: 'regret' | 'cvar',
  limits: SolverLimits,
): Promise<Result<RobustSolved, AllocateProblem>> {
  const start = await allocate(problem, limits);
  if (!start.ok) return start;
  const best = await bestOf(problem, scenarios, start.value, limits);
  if (!best.ok) return best;
  const found = approximateRobust(problem, scenarios, kind, { start: start.value, best: best.value });
  const solved = (robust: RobustAllocated, notExact: WhyNotExact | null): RobustSolved => ({
    ...{ ...robust, notExact, best: best.value },
    largestRegret: largestRegret(scenarios.totals(robust.pairs), best.value.bound),
  });
  const isExact = best.value.bound.every((bound, s) => bound === best.value.reached[s]);
  if (openPairs(problem).length * scenarios.count > MOST_EXACT_ENTRIES)
    return accept(solved(found, { kind: 'too-many-pairs' }));
  const whole =
    kind === 'regret' ? regretProgram(problem, scenarios, best.value.bound) : tailProgram(problem, scenarios);
  const answer = await solveProgram(whole.program, limits);
  if (!answer.ok) return accept(solved(found, answer.problem));
  if (answer.value.kind === 'infeasible') return accept(solved(found, { kind: 'solver-stopped-early' }));

  const nothing = kind === 'regret' ? Math.max(...best.value.bound) : 0;
  const scoreOf = (pairs: Int32Array) => {
    const totals = scenarios.totals(pairs);
    return kind === 'regret'
      ? nothing - largestRegret(totals, best.value.bound)
      : conditionalValueAtRisk(totals, scenarios.likelihood);
  };
  const pairs = answer.value.values && chosenIn(answer.value.values, whole.pairs);
  const isKept = pairs !== null && brokenLimits(problem, pairs).length === 0;
  const isBetter = isKept && scoreOf(pairs) > found.objective;
  const { benefit, spent } = isBetter ? tallyOf(problem, pairs) : found;
  const objective = isBetter ? scoreOf(pairs) : found.objective;
  const isProved = answer.value.kind === 'optimal' && isKept && (kind === 'cvar' || isExact);
  const bound = isProved ? objective : Math.min(found.objectiveBound, kind === 'cvar' ? answer.value.bound : Infinity);
  const robust = {
    ...{ ...found, pairs: isBetter ? pairs : found.pairs, benefit, spent, objective },
    objectiveBound: Math.max(objective, bound),
  };
  return accept(solved(robust, isProved ? null : { kind: 'solver-stopped-early' }));
}

/** The best of each scenario: solved where they are few, else bounded. */
async function bestOf(
  problem: AllocationProblem,
  scenarios: Scenarios,
  start: Solved,
  limits: SolverLimits,
): Promise<Result<BestOfScenarios, AllocateProblem>> {
  if (scenarios.count <= MOST_EXACT_SCENARIOS) {
    const all: Solved[] = [];
    for (let s = 0; s < scenarios.count; s++) {
      const one = await allocate({ ...problem, benefit: scenarios.benefit(s) }, limits);
      if (!one.ok) return one;
      all.push(one.value);
    }
    return accept({
      reached: Float64Array.from(all, ({ benefit }) => benefit),
      bound: Float64Array.from(all, ({ bound }) => bound),
      pairs: all.map(({ pairs }) => pairs),
    });
  }
  const isLarge = problem.benefit.length > MOST_EXACT_PAIRS;
  const best = bestOfScenarios(
    problem,
    scenarios,
    start.prices,
    isLarge ? { passes: 25, exchanges: 10, near: 60 } : {},
  );
  return best === null
    ? { ok: false, problem: { kind: 'nothing-found', because: { kind: 'solver-stopped-early' } } }
    : accept(best);
}
