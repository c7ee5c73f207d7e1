import { type Column, linearProgram, type Row } from '#foundations/linear-program';
import { type AllocationProblem, at } from './problem.ts';
import { TAIL } from './robust.ts';
import type { Scenarios } from './scenarios.ts';
import { choiceColumn, limitRows, openPairs, type WholeProgram } from './whole-program.ts';

/**
 * The choice with the least largest regret as an integer programme: maximise -t, where in every scenario t and the plan's benefit make up at least the best
 * that could be had (Kouvelis and Yu 1997, "Robust discrete optimization and its applications", section 1.3).
 */
export function regretProgram(problem: AllocationProblem, scenarios: Scenarios, best: Float64Array): WholeProgram {
  const pairs = openPairs(problem);
  const regret: Column = { objective: -1, lower: 0, upper: Infinity, isWhole: false };
  const rows = scenarioRows(scenarios, pairs).map((entries, s): Row => {
    return { lower: at(best, s), upper: Infinity, entries: [...entries, [pairs.length, 1]] };
  });
  const columns = [...Array.from(pairs, () => choiceColumn(0)), regret];
  return { program: linearProgram(columns, [...limitRows(problem, pairs), ...rows]), pairs };
}

/**
 * The choice with the best mean of the worst tenth: maximise v less the mean shortfall under v over the tail (Rockafellar and Uryasev 2000, equation 17, for
 * benefits).
 */
export function tailProgram(problem: AllocationProblem, scenarios: Scenarios): WholeProgram {
  const pairs = openPairs(problem);
  const value = pairs.length;
  const columns = [
    ...Array.from(pairs, () => choiceColumn(0)),
    { objective: 1, lower: -Infinity, upper: Infinity, isWhole: false },
    ...Array.from(scenarios.likelihood, (share) => ({
      objective: -share / TAIL,
      lower: 0,
      upper: Infinity,
      isWhole: false,
    })),
  ];
  const rows = scenarioRows(scenarios, pairs).map((entries, s): Row => {
    return { lower: 0, upper: Infinity, entries: [...entries, [value, -1], [value + 1 + s, 1]] };
  });
  return { program: linearProgram(columns, [...limitRows(problem, pairs), ...rows]), pairs };
}

function scenarioRows(scenarios: Scenarios, pairs: Int32Array): (readonly [number, number])[][] {
  return Array.from({ length: scenarios.count }, (_, s) => {
    const benefit = scenarios.benefit(s);
    return Array.from(pairs, (pair, column) => [column, at(benefit, pair)] as const);
  });
}
