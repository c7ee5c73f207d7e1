import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AllocationProblem, brokenLimits, tallyOf } from '../core/allocation/problem.ts';
import { everyChoice, smallProblem } from '../testing/small-problem.ts';
import { syntheticProblem } from '../testing/synthetic-problem.ts';
import { allocate } from './allocate.ts';

const solver = { seconds: 60 };
const oracles = join(process.env.OUTSPOKEN_DATA ?? '../shared/data', '../oracles');

async function solved(problem: AllocationProblem) {
  const result = await allocate(problem, solver);
  if (!result.ok) throw new Error(result.problem.kind);
  return result.value;
}

describe('the exact choice', () => {
  it('is the best of all choices, for 300 plans small enough to look at each', async () => {
    await fc.assert(
      fc.asyncProperty(smallProblem, async (problem) => {
        let best: number | null = null;
        for (const pairs of everyChoice(problem))
          if (brokenLimits(problem, pairs).length === 0)
            best = Math.max(best ?? -Infinity, tallyOf(problem, pairs).benefit);
        const result = await allocate(problem, solver);
        if (best === null) {
          expect(result).toEqual({ ok: false, problem: { kind: 'infeasible' } });
          return;
        }
        if (!result.ok) throw new Error(result.problem.kind);
        expect(result.value).toMatchObject({ benefit: best, bound: best, notExact: null });
        expect(brokenLimits(problem, result.value.pairs)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  }, 600_000);

  it.skipIf(!existsSync(join(oracles, 'alloc40_input.csv')))(
    'is what HiGHS in Python, CBC and GLPK find for 40 areas (needs OUTSPOKEN_DATA)',
    async () => {
      const rows = (file: string) =>
        readFileSync(join(oracles, file), 'utf8')
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => line.split(','));
      const cells = rows('alloc40_input.csv').map((row) => row.map(Number)) as [
        number,
        number,
        number,
        number,
        number,
      ][];
      for (const [, budget, cap, least, , optimum, bound] of rows('alloc40_optima.csv')) {
        const problem: AllocationProblem = {
          ...{ areas: 40, interventions: 8, regions: 4, budget: Number(budget) },
          benefit: Float64Array.from(cells, ([, , , benefit]) => benefit),
          cost: Float64Array.from(cells, ([, , , , cost]) => cost),
          room: new Int32Array(40).fill(2),
          capacity: new Float64Array(8).fill(Number(cap)),
          regionOf: Int32Array.from({ length: 40 }, (_, area) => (cells[area * 8] as number[])[1] as number),
          regionMinimum: new Int32Array(4).fill(Number(least)),
        };
        const result = await allocate(problem, solver);
        if (optimum === '') {
          expect(result).toEqual({ ok: false, problem: { kind: 'infeasible' } });
          continue;
        }
        if (!result.ok) throw new Error(result.problem.kind);
        expect(result.value.benefit).toBeCloseTo(Number(optimum), 6);
        expect(result.value.notExact).toBeNull();
        expect(result.value.bound).toBeLessThanOrEqual(Number(bound));
      }
    },
  );

  it('is what CBC 2.10.8 finds for 317 areas and 8 interventions (testing/write-lp.ts)', async () => {
    const { problem } = syntheticProblem(317);
    const { benefit, bound, notExact, pairs } = await solved(problem);
    expect(benefit).toBeCloseTo(16_904.066, 6);
    expect([bound, notExact]).toEqual([benefit, null]);
    expect(brokenLimits(problem, pairs)).toEqual([]);
  });

  it('is nothing where nothing is allowed, and nothing without money', async () => {
    const { problem } = syntheticProblem(20);
    const free = { ...problem, regionMinimum: new Int32Array(9) };
    expect([...(await solved({ ...free, budget: 0 })).pairs]).toEqual([]);
    expect([...(await solved({ ...free, room: new Int32Array(20) })).pairs]).toEqual([]);
  });
});

describe('where the exact solver fails', () => {
  const hard = syntheticProblem(317).problem;
  const best = 16_904.066;
  const entry = (name: string) => new URL(`../testing/${name}-solver.ts`, import.meta.url);

  it.each([
    ['crashes', { entry: entry('crashing') }, { kind: 'solver-crashed', message: 'the solver is broken' }],
    ['leaves', { entry: entry('leaving') }, { kind: 'solver-crashed', message: 'its thread ended with 7' }],
    ['does not end', { entry: entry('endless'), seconds: 0.2 }, { kind: 'solver-timed-out' }],
    ['runs out of memory', { entry: entry('greedy'), megabytes: 24 }, { kind: 'solver-out-of-memory' }],
    ['has too little time', { seconds: 0.001 }, { kind: 'solver-stopped-early' }],
  ] as const)(
    '%s, the best known choice is given, says so, and claims no more than is proved',
    async (_, limits, because) => {
      const result = await allocate(hard, { ...solver, ...limits });
      if (!result.ok) throw new Error(result.problem.kind);
      const { benefit, bound, notExact, pairs } = result.value;
      expect(notExact).toEqual(because);
      expect(brokenLimits(hard, pairs)).toEqual([]);
      expect(tallyOf(hard, pairs).benefit).toBe(benefit);
      expect(bound).toBeGreaterThanOrEqual(best - 1e-6);
      expect(benefit).toBeLessThanOrEqual(best + 1e-6);
      expect((bound - benefit) / bound).toBeLessThan(0.02);
    },
  );

  it('stops when it is told to', async () => {
    const result = await allocate(hard, { ...solver, signal: AbortSignal.abort() });
    expect(result.ok && result.value.notExact).toEqual({ kind: 'solver-cancelled' });
  });
});
