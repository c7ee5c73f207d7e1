import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#foundations/numeric';
import { from1To100, rankExponential, specOf, syntheticModel, withAggregates } from '../../testing/synthetic-model.ts';
import type { IndexModel, UncertaintySpec } from '../compute/model.ts';
import { type DrawPlan, planDraws } from './uncertainty-plan.ts';

const model = syntheticModel([3, 1, 2], 5);

function planOf(spec: Partial<UncertaintySpec>, of: IndexModel = model): DrawPlan {
  const whole = specOf({ draws: 400, ...spec });
  return planDraws(of, whole, (stream) => createRandom(whole.seed, stream));
}

/** The weights of each group's members in each draw. */
function weightsByGroup(plan: DrawPlan, of: IndexModel = model): number[][][] {
  const row = plan.weights.length / plan.draws;
  return Array.from({ length: plan.draws }, (_, draw) => {
    let next = draw * row;
    return of.groups.map(({ members }) => members.map(() => plan.weights[next++]!));
  });
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('weights', () => {
  it('are as they were without noise, to the last bit', () => {
    const given = model.groups.map(({ members }) => members.map(({ weight }) => weight));
    for (const weights of weightsByGroup(planOf({ weightNoise: 0 }))) expect(weights).toEqual(given);
  });

  it('keep the sum of their group, whatever the noise and whoever is left out', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        fc.nat(1e9),
        (weightNoise, dropOne, seed) => {
          for (const weights of weightsByGroup(planOf({ draws: 20, weightNoise, dropOne, seed })))
            for (const [group, { members }] of model.groups.entries())
              expect(sum(weights[group]!)).toBeCloseTo(sum(members.map(({ weight }) => weight)), 12);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('move by a uniform factor within the noise before the sum is restored', () => {
    const draws = weightsByGroup(planOf({ draws: 4000, weightNoise: 0.25 })).map((groups) => groups[0]!);
    const ratios = draws.map(([one, two]) => two! / one! / 2);
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(0.75 / 1.25);
    expect(Math.max(...ratios)).toBeLessThanOrEqual(1.25 / 0.75);
    expect(ratios.filter((ratio) => ratio > 1).length / 4000).toBeCloseTo(0.5, 1);
  });
});

describe('alternatives', () => {
  it('are taken about equally often, by all indicators and all groups at once', () => {
    const plan = planOf({
      normalise: [rankExponential, from1To100],
      aggregate: ['weighted-mean', 'geometric-mean', 'weighted-sum'],
    });
    expect(plan.normalisations).toEqual([
      model.indicators.map(() => rankExponential),
      model.indicators.map(() => from1To100),
    ]);
    expect(plan.aggregations[1]).toEqual(model.groups.map(() => 'geometric-mean'));
    for (const alternative of [0, 1])
      expect(plan.normalisation.filter((one) => one === alternative).length).toBeGreaterThan(150);
    for (const alternative of [0, 1, 2])
      expect(plan.aggregation.filter((one) => one === alternative).length).toBeGreaterThan(90);
  });

  it('without any, each keeps its own', () => {
    const own = withAggregates(model, ['weighted-sum', 'geometric-mean', 'weighted-mean', 'harmonic-mean']);
    expect(planOf({}, own).aggregations).toEqual([
      ['weighted-sum', 'geometric-mean', 'weighted-mean', 'harmonic-mean'],
    ]);
    expect(planOf({}, own).normalisations).toEqual([own.indicators.map(({ normalise }) => normalise)]);
  });
});

describe('leaving one out', () => {
  const left = weightsByGroup(planOf({ draws: 6000, dropOne: true }));

  it('happens in half of the draws, to each indicator about equally often', () => {
    const withZero = left.filter((groups) => groups.flat().includes(0));
    expect(withZero.length / 6000).toBeCloseTo(0.5, 1);
    for (const [group, member] of [
      [0, 0],
      [0, 1],
      [0, 2],
      [3, 1],
      [2, 0],
      [2, 1],
    ] as const)
      expect(left.filter((groups) => groups[group]![member] === 0).length / 6000).toBeCloseTo(1 / 12, 1.5);
  });

  it('takes a group that has nothing left out of the group above, and keeps it for its own ranks', () => {
    const without = left.filter((groups) => groups[3]![1] === 0);
    expect(without.length).toBeGreaterThan(0);
    for (const groups of without) {
      expect(groups[1]).toEqual([1]);
      expect(groups[3]).toEqual([2, 0, 2]);
    }
  });

  it('never empties a group at the top', () => {
    const alone = syntheticModel([1], 5);
    expect(weightsByGroup(planOf({ dropOne: true }, alone), alone).flat(2)).toEqual(Array(400).fill(1));
    const pair = { ...model, groups: model.groups.slice(0, 3) };
    for (const groups of weightsByGroup(planOf({ dropOne: true }, pair), pair)) expect(groups[1]).toEqual([1]);
  });

  it('counts a group whose others weigh nothing as empty', () => {
    const groups = [
      {
        ...model.groups[0]!,
        members: [
          { kind: 'indicator' as const, index: 0, weight: 1 },
          { kind: 'indicator' as const, index: 1, weight: 0 },
        ],
      },
    ];
    const lopsided = { ...model, groups };
    for (const weights of weightsByGroup(planOf({ dropOne: true, weightNoise: 0.5 }, lopsided), lopsided))
      expect(weights).toEqual([[1, 0]]);
  });
});

it('a plan for more draws starts with the plan for fewer', () => {
  const spec = { weightNoise: 0.3, dropOne: true, normalise: [rankExponential, from1To100] };
  const short = planOf({ ...spec, draws: 30 });
  const long = planOf({ ...spec, draws: 90 });
  expect(long.weights.slice(0, short.weights.length)).toEqual(short.weights);
  expect(long.normalisation.slice(0, 30)).toEqual(short.normalisation);
});

it('a noise beyond 1 is a bug, not a plan', () => {
  expect(() => planOf({ weightNoise: 1.5 })).toThrow('needs a weight noise from 0 to 1: got 1.5');
});
