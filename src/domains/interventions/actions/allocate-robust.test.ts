import { describe, expect, it } from 'vitest';
import { type AllocationProblem, brokenLimits } from '../core/allocation/problem.ts';
import { conditionalValueAtRisk, largestRegret } from '../core/allocation/robust.ts';
import { drawScenarios, givenScenarios } from '../core/allocation/scenarios.ts';
import { syntheticProblem } from '../testing/synthetic-problem.ts';
import { allocate } from './allocate.ts';
import { allocateRobust } from './allocate-robust.ts';

const solver = { seconds: 60 };

/** The toy of research/mapping.md 3.8: ten pairs, three scenarios, 408 choices within the budget, all of them looked at there. */
const scenarios = givenScenarios(
  [
    Float64Array.of(10, 7, 12, 13, 4, 15, 6, 9, 11, 12),
    Float64Array.of(6, 9, 5, 14, 6, 8, 9, 12, 4, 15),
    Float64Array.of(12, 3, 14, 6, 5, 18, 2, 5, 13, 7),
  ],
  [0.5, 0.3, 0.2],
);
const toy: AllocationProblem = {
  ...{ areas: 10, interventions: 1, regions: 0, budget: 20 },
  benefit: scenarios.mixture(scenarios.likelihood),
  cost: Float64Array.of(4, 3, 5, 6, 2, 7, 3, 4, 5, 6),
  room: new Int32Array(10).fill(1),
  capacity: Float64Array.of(Infinity),
  regionOf: new Int32Array(10).fill(-1),
  regionMinimum: new Int32Array(),
};

describe('the robust toy', () => {
  it.each([
    [0, 46],
    [1, 53],
    [2, 50],
  ])('can have at best, in scenario %i, %i', async (scenario, best) => {
    const solved = await allocate({ ...toy, benefit: scenarios.benefit(scenario) }, solver);
    expect(solved.ok && [solved.value.benefit, solved.value.notExact]).toEqual([best, null]);
  });

  it('expects 43.4 from 0, 1, 4, 5 and 7', async () => {
    const solved = await allocate(toy, solver);
    if (!solved.ok) throw new Error(solved.problem.kind);
    expect(solved.value.benefit).toBeCloseTo(43.4, 12);
    expect([...solved.value.pairs]).toEqual([0, 1, 4, 5, 7]);
    expect([...scenarios.totals(solved.value.pairs)]).toEqual([45, 41, 43]);
  });

  it('has at worst a regret of 12, and a relative one of 0.2264', async () => {
    const solved = await allocateRobust(toy, scenarios, 'regret', solver);
    if (!solved.ok) throw new Error(solved.problem.kind);
    const { largestRegret: regret, objective, objectiveBound, notExact, pairs, best } = solved.value;
    expect([regret, objective, objectiveBound, notExact]).toEqual([12, 41, 41, null]);
    const totals = scenarios.totals(pairs);
    expect(largestRegret(totals, best.bound)).toBe(12);
    const relative = Math.max(...totals.map((total, s) => 1 - total / (best.bound[s] as number)));
    expect(relative).toBeCloseTo(0.22641509433962265, 15);
  });

  it('has at worst 41', async () => {
    // With the likelihoods of the toy the worst tenth lies within one scenario: its mean is the least benefit.
    const solved = await allocateRobust(toy, scenarios, 'cvar', solver);
    expect(solved.ok && [solved.value.objective, solved.value.objectiveBound, solved.value.notExact]).toEqual([
      41,
      41,
      null,
    ]);
  });
});

describe('the mean of the worst tenth', () => {
  it('takes the last scenario in part', () => {
    const totals = Float64Array.of(5, 1, 3);
    expect(conditionalValueAtRisk(totals, Float64Array.of(0.5, 0.05, 0.45))).toBeCloseTo(
      (0.05 * 1 + 0.05 * 3) / 0.1,
      12,
    );
    expect(conditionalValueAtRisk(totals, Float64Array.of(1 / 3, 1 / 3, 1 / 3), 1)).toBeCloseTo(3, 12);
  });
});

describe.each(['regret', 'cvar'] as const)('a plan of 60 areas for %s', (kind) => {
  it('keeps the limits, is proved to be near the best, and beats the plan for the expected benefit', async () => {
    const { problem, uncertain } = syntheticProblem(60, 8, 3);
    const drawn = drawScenarios(uncertain, problem, { draws: 50, seed: 4 });
    const robust = await allocateRobust(problem, drawn, kind, solver);
    const expected = await allocate(problem, solver);
    if (!robust.ok || !expected.ok) throw new Error('no plan');
    const { pairs, objective, objectiveBound, best, notExact } = robust.value;
    expect(brokenLimits(problem, pairs)).toEqual([]);
    expect(notExact).toEqual({ kind: 'too-many-pairs' });
    const score = (chosen: Int32Array) => {
      const totals = drawn.totals(chosen);
      return kind === 'cvar'
        ? conditionalValueAtRisk(totals, drawn.likelihood)
        : Math.max(...best.bound) - largestRegret(totals, best.bound);
    };
    expect(score(pairs)).toBeCloseTo(objective, 6);
    expect(objective).toBeGreaterThanOrEqual(score(expected.value.pairs));
    expect((objectiveBound - objective) / objectiveBound).toBeLessThan(0.08);
  });

  it('has a bound that the exact programme does not break', async () => {
    const made = syntheticProblem(24, 3, 5);
    const { uncertain } = made;
    const problem = { ...made.problem, capacity: new Float64Array(3).fill(12), budget: 400_000 };
    const drawn = drawScenarios(uncertain, problem, { draws: 12, seed: 4 });
    const exact = await allocateRobust(problem, drawn, kind, solver);
    const cut = await allocateRobust(problem, drawn, kind, {
      ...solver,
      entry: new URL('../testing/crashing-solver.ts', import.meta.url),
    });
    if (!exact.ok || !cut.ok) throw new Error('no plan');
    expect(exact.value.notExact).toBeNull();
    expect(cut.value.notExact?.kind).toBe('solver-crashed');
    expect(cut.value.objective).toBeLessThanOrEqual(exact.value.objective + 1e-6);
    if (kind === 'cvar') expect(cut.value.objectiveBound).toBeGreaterThanOrEqual(exact.value.objective - 1e-6);
  });
});

describe('scenarios that are drawn', () => {
  const { problem, uncertain } = syntheticProblem(40, 4, 2);
  const drawn = drawScenarios(uncertain, problem, { draws: 400, seed: 9 });

  it('are the same for the same seed, draw by draw', () => {
    expect(drawScenarios(uncertain, problem, { draws: 3, seed: 9 }).benefit(2)).toEqual(drawn.benefit(2));
    expect(drawScenarios(uncertain, problem, { draws: 3, seed: 8 }).benefit(2)).not.toEqual(drawn.benefit(2));
  });

  it('add up and mix as their parts do', () => {
    const pairs = Int32Array.of(3, 17, 90);
    const totals = drawn.totals(pairs);
    expect(totals[7]).toBeCloseTo(
      pairs.reduce((sum, pair) => sum + (drawn.benefit(7)[pair] as number), 0),
      8,
    );
    const weights = new Float64Array(400);
    weights[7] = 0.25;
    weights[8] = 0.75;
    const mixed = drawn.mixture(weights);
    expect(mixed[17]).toBeCloseTo(0.25 * (drawn.benefit(7)[17] as number) + 0.75 * (drawn.benefit(8)[17] as number), 8);
  });

  it('have the means and the spread that they were asked for', () => {
    const certain = { ...uncertain, needSd: uncertain.need.map(() => 0) };
    const values = drawScenarios(certain, problem, { draws: 2000, seed: 1 }).totals(Int32Array.of(0));
    const mean = values.reduce((sum, value) => sum + value, 0) / 2000;
    const nominal = (uncertain.reach[0] as number) * (uncertain.need[0] as number) * (uncertain.effect[0] as number);
    // The effect's deviation is half of it: the mean of 2,000 is known to 0.5 / sqrt(2000) = 1.1%, and four of those are allowed.
    expect(Math.abs(mean / nominal - 1)).toBeLessThan(0.045);
  });
});
