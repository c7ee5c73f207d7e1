import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyChoice, smallProblem } from '../../testing/small-problem.ts';
import { syntheticProblem } from '../../testing/synthetic-problem.ts';
import { approximate } from '../allocation/approximate.ts';
import { afterDeciding, brokenLimits, tallyOf } from '../allocation/problem.ts';
import { drawScenarios } from '../allocation/scenarios.ts';
import { explainChoices, frequencyOf } from './explain.ts';
import { budgetCurve } from './level.ts';
import { selectedShares } from './selected-shares.ts';

describe('why a pair is chosen', () => {
  it('what comes in its place keeps the limits, and its replacement cost is what that loses: never less than the true one', () => {
    fc.assert(
      fc.property(smallProblem, (problem) => {
        const found = approximate(problem);
        if (found === null) return;
        for (const { pair, replacementCost, instead, flipsAt, benefit } of explainChoices(problem, found)) {
          const without = [...found.pairs].filter((other) => other !== pair);
          const filled = [...without, ...instead];
          const isPossible = brokenLimits(problem, filled).length === 0;
          if (isPossible) expect(found.benefit - tallyOf(problem, filled).benefit).toBeCloseTo(replacementCost, 9);
          if (flipsAt !== null) expect(flipsAt).toBeCloseTo(Math.min(1, Math.max(0, replacementCost / benefit)), 9);
          let best = -Infinity;
          const rest = afterDeciding(problem, { taken: [], ruledOut: [pair] });
          for (const pairs of everyChoice(rest))
            if (brokenLimits(rest, pairs).length === 0) best = Math.max(best, tallyOf(rest, pairs).benefit);
          if (isPossible) expect(replacementCost).toBeGreaterThanOrEqual(found.benefit - best - 1e-9);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('names the region that would be short without it', () => {
    const { problem } = syntheticProblem(60);
    const tight = {
      ...{ ...problem, regionMinimum: new Int32Array(9).fill(2), budget: 400_000 },
      capacity: new Float64Array(8).fill(20),
    };
    const found = approximate(tight);
    if (found === null) throw new Error('nothing found');
    const { perRegion } = tallyOf(tight, found.pairs);
    for (const { pair, isOwed } of explainChoices(tight, found))
      expect(isOwed).toBe(perRegion[tight.regionOf[Math.floor(pair / 8)] as number] === 2);
  });

  it.each([
    [1, 'always'],
    [0.95, 'always'],
    [0.94, 'usually'],
    [0.65, 'usually'],
    [0.64, 'toss-up'],
    [0.35, 'toss-up'],
    [0.34, 'rarely'],
    [0, 'rarely'],
  ])('%d of the draws is %s', (share, word) => expect(frequencyOf(share)).toBe(word));
});

describe('the share of draws in whose plan a pair is', () => {
  it('is 1 or 0 where nothing differs between draws, and agrees with the plan', () => {
    const { problem, uncertain } = syntheticProblem(80);
    const certain = { ...uncertain, needSd: uncertain.need.map(() => 0), effectSd: uncertain.effect.map(() => 0) };
    const found = approximate(problem);
    if (found === null) throw new Error('nothing found');
    const shares = selectedShares(problem, drawScenarios(certain, problem, { draws: 5, seed: 1 }), found.prices);
    expect([...shares].every((share) => share === 0 || share > 0.999)).toBe(true);
    const kept = [...found.pairs].filter((pair) => (shares[pair] as number) > 0.999).length;
    expect(kept / found.pairs.length).toBeGreaterThan(0.9);
  });

  it.each([300, 5000])(
    'spends the budget in a draw and keeps the places, also for %d areas, where no draw is planned',
    (areas) => {
      const { problem, uncertain } = syntheticProblem(areas);
      const found = approximate(problem);
      if (found === null) throw new Error('nothing found');
      const draws = 20;
      const shares = selectedShares(problem, drawScenarios(uncertain, problem, { draws, seed: 1 }), found.prices);
      const spent = shares.reduce((sum, share, pair) => sum + share * (problem.cost[pair] as number), 0);
      expect(Math.abs(spent / problem.budget - 1)).toBeLessThan(0.05);
      const used = new Float64Array(8);
      for (const [pair, share] of shares.entries()) used[pair % 8] = (used[pair % 8] as number) + share;
      for (const [i, most] of problem.capacity.entries()) expect((used[i] as number) / most).toBeLessThan(1.2);
    },
  );
});

describe('what more money brings', () => {
  it('is more, and less for each pound', () => {
    const { problem } = syntheticProblem(300);
    const budgets = [0.5, 1, 1.5, 2].map((times) => times * problem.budget);
    const points = budgetCurve(problem, budgets, null);
    const steps = points.slice(1).map(({ benefit }, i) => benefit - (points[i]?.benefit ?? 0));
    for (const step of steps) expect(step).toBeGreaterThan(0);
    expect(steps.at(-1)).toBeLessThan(steps[0] as number);
    for (const { benefit, bound } of points) expect(bound).toBeGreaterThanOrEqual(benefit);
  });

  it('tells of the worst tenth of the draws, and of what could be had in one of them', () => {
    const { problem, uncertain } = syntheticProblem(120);
    const scenarios = drawScenarios(uncertain, problem, { draws: 60, seed: 2 });
    const [point] = budgetCurve(problem, [problem.budget], scenarios);
    const found = approximate(problem);
    if (point === undefined || found === null) throw new Error('nothing found');
    const totals = [...scenarios.totals(found.pairs)].sort((a, b) => a - b);
    const worst = totals.slice(0, 6).reduce((sum, total) => sum + total, 0) / 6;
    expect(Math.abs((point.worstTenth as number) / worst - 1)).toBeLessThan(0.05);
    expect(point.largestRegret).toBeGreaterThan(0);
    expect(point.largestRegret).toBeLessThan(point.bound);
  });
});
