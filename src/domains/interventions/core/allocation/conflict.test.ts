import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyChoice, smallProblem } from '../../testing/small-problem.ts';
import { findConflict, type Limit } from './conflict.ts';
import { type AllocationProblem, brokenLimits } from './problem.ts';

/** The problem with only some of its limits. */
function only(problem: AllocationProblem, limits: readonly Limit[]): AllocationProblem {
  const has = (kind: Limit['kind'], index = -1) =>
    limits.some(
      (limit) =>
        limit.kind === kind &&
        (limit.kind === 'capacity'
          ? limit.intervention === index
          : limit.kind === 'region-minimum'
            ? limit.region === index
            : true),
    );
  return {
    ...problem,
    budget: has('budget') ? problem.budget : Infinity,
    room: problem.room.map((most) => (has('per-area') ? most : problem.interventions)),
    capacity: problem.capacity.map((most, i) => (has('capacity', i) ? most : Infinity)),
    regionMinimum: problem.regionMinimum.map((least, r) => (has('region-minimum', r) ? least : 0)),
  };
}

const isPossible = (problem: AllocationProblem) =>
  everyChoice(problem).some((pairs) => brokenLimits(problem, pairs).length === 0);

const everyLimit = ({ interventions, regions }: AllocationProblem): readonly Limit[] => [
  { kind: 'budget' },
  { kind: 'per-area' },
  ...Array.from({ length: interventions }, (_, intervention) => ({ kind: 'capacity', intervention }) as const),
  ...Array.from({ length: regions }, (_, region) => ({ kind: 'region-minimum', region }) as const),
];

const subsetsOf = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: 2 ** items.length }, (_, mask) => items.filter((_item, i) => (mask >> i) & 1));

describe('limits that conflict', () => {
  it('are found where no choice keeps them all, and only there; without any one of them the others can be kept', () => {
    fc.assert(
      fc.property(smallProblem, (problem) => {
        const conflict = findConflict(problem);
        expect(conflict === null).toBe(isPossible(problem));
        if (conflict === null) return;
        expect(isPossible(only(problem, conflict.limits))).toBe(false);
        for (const limit of conflict.limits)
          expect(
            isPossible(
              only(
                problem,
                conflict.limits.filter((other) => other !== limit),
              ),
            ),
          ).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('are the fewest there are: every smaller set of limits can be kept', () => {
    fc.assert(
      fc.property(smallProblem, (problem) => {
        fc.pre(problem.benefit.length <= 8);
        const conflict = findConflict(problem);
        if (conflict === null) return;
        for (const limits of subsetsOf(everyLimit(problem)))
          if (limits.length < conflict.limits.length) expect(isPossible(only(problem, limits))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('are those that are too dear by themselves, where others conflict through places', () => {
    // The two minimums conflict through the places of two interventions; the third is too dear by itself.
    const problem: AllocationProblem = {
      ...{ areas: 6, interventions: 2, regions: 3, budget: 25 },
      benefit: new Float64Array(12).fill(1),
      cost: Float64Array.from({ length: 12 }, (_, pair) => (pair % 2 === 0 ? 10 : 20)),
      room: new Int32Array(6).fill(2),
      capacity: Float64Array.of(1, 1),
      regionOf: Int32Array.of(0, 0, 1, 1, 2, 2),
      regionMinimum: Int32Array.of(2, 1, 3),
    };
    expect(findConflict(problem)).toEqual({
      limits: [{ kind: 'region-minimum', region: 2 }, { kind: 'budget' }],
      leastCost: 40,
    });
  });

  it('may be one limit alone: more than a region can hold', () => {
    const problem: AllocationProblem = {
      ...{ areas: 2, interventions: 2, regions: 1, budget: 1000 },
      benefit: new Float64Array(4).fill(1),
      cost: new Float64Array(4).fill(1),
      room: new Int32Array(2).fill(1),
      capacity: new Float64Array(2).fill(Infinity),
      regionOf: new Int32Array(2),
      regionMinimum: Int32Array.of(5),
    };
    expect(findConflict(problem)?.limits).toEqual([{ kind: 'region-minimum', region: 0 }]);
    expect(findConflict({ ...problem, regionMinimum: Int32Array.of(3) })?.limits).toEqual([
      { kind: 'region-minimum', region: 0 },
      { kind: 'per-area' },
    ]);
  });
});
