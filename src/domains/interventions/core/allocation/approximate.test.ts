import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyChoice, smallProblem } from '../../testing/small-problem.ts';
import { syntheticProblem } from '../../testing/synthetic-problem.ts';
import { approximate } from './approximate.ts';
import { fixByBound } from './fixed.ts';
import { freePrices, priceOfMoney, priceOut } from './prices.ts';
import { type AllocationProblem, brokenLimits, tallyOf } from './problem.ts';

/** The best benefit of all choices within the limits, looked for one by one. */
function bestOfAll(problem: AllocationProblem): number | null {
  let best: number | null = null;
  for (const pairs of everyChoice(problem))
    if (brokenLimits(problem, pairs).length === 0) best = Math.max(best ?? -Infinity, tallyOf(problem, pairs).benefit);
  return best;
}

describe('a choice by prices', () => {
  it('keeps every limit, and its bound is above every choice there is', () => {
    fc.assert(
      fc.property(smallProblem, (problem) => {
        const found = approximate(problem);
        const best = bestOfAll(problem);
        if (found === null) return;
        expect(brokenLimits(problem, found.pairs)).toEqual([]);
        expect(tallyOf(problem, found.pairs)).toMatchObject({ benefit: found.benefit, spent: found.spent });
        expect(best).not.toBeNull();
        expect(found.benefit).toBeLessThanOrEqual((best as number) + 1e-9);
        expect(found.bound).toBeGreaterThanOrEqual((best as number) - 1e-9);
      }),
      { numRuns: 400 },
    );
  });

  it('leaves out nothing that a better choice could have: what the bound decides is decided rightly', () => {
    fc.assert(
      fc.property(smallProblem, (problem) => {
        const found = approximate(problem);
        if (found === null) return;
        const { taken, ruledOut } = fixByBound(problem, found.prices, found.benefit);
        for (const pairs of everyChoice(problem)) {
          if (brokenLimits(problem, pairs).length > 0 || tallyOf(problem, pairs).benefit <= found.benefit + 1e-9)
            continue;
          expect(pairs).toEqual(expect.arrayContaining([...taken]));
          expect(pairs.filter((pair) => ruledOut.includes(pair))).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('bounds by any prices, however wrong', () => {
    fc.assert(
      fc.property(
        smallProblem,
        fc.double({ min: 0, max: 50, noNaN: true }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        (problem, money, other) => {
          const best = bestOfAll(problem);
          if (best === null) return;
          const { place, owed } = freePrices(problem);
          const prices = {
            money,
            place: place.map((_, i) => (problem.capacity[i] === Infinity ? 0 : other)),
            owed: owed.map(() => other),
          };
          expect(priceOut(problem, prices).bound).toBeGreaterThanOrEqual(best - 1e-9);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is within 0.05% of the bound for 33,755 areas and 8 interventions, with every limit', () => {
    const { problem } = syntheticProblem(33_755);
    const found = approximate(problem);
    if (found === null) throw new Error('nothing found');
    expect(brokenLimits(problem, found.pairs)).toEqual([]);
    expect((found.bound - found.benefit) / found.bound).toBeLessThan(0.0005);
  });

  it('is the same for the same problem, and no worse with more money', () => {
    const { problem } = syntheticProblem(300);
    const once = approximate(problem);
    expect(approximate(problem)).toEqual(once);
    const more = approximate({ ...problem, budget: problem.budget * 1.5 });
    expect(more?.benefit).toBeGreaterThan(once?.benefit as number);
  });

  it('begins at the price where what is bought just fits the budget', () => {
    const { problem } = syntheticProblem(500);
    const prices = priceOfMoney(problem);
    expect(priceOut(problem, prices).spent).toBeLessThanOrEqual(problem.budget);
    expect(priceOut(problem, { ...prices, money: prices.money * 0.999 }).spent).toBeGreaterThan(problem.budget);
  });
});
