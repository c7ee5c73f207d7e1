import { describe, expect, it } from 'vitest';
import { from1To100, rankExponential, specOf, syntheticModel, withIndicators } from '../../testing/synthetic-model.ts';
import { assumptionsOf, touches } from './assumptions.ts';

const model = syntheticModel([2, 1], 20);
const idsOf = (changes: Parameters<typeof specOf>[0], of = model) =>
  assumptionsOf(of, specOf(changes)).map(({ id }) => id);

describe('the assumptions of a recipe', () => {
  it('are its weights, those that stand alone aside, its alternatives and whether one is left out', () => {
    const spec = {
      weightNoise: 0.2,
      normalise: [rankExponential, from1To100],
      aggregate: ['weighted-mean', 'geometric-mean'] as const,
      dropOne: true,
    };
    expect(idsOf(spec)).toEqual([
      'weight.group-0.indicator-0',
      'weight.group-0.indicator-1',
      'weight.top.group-0',
      'weight.top.group-1',
      'normalise',
      'aggregate',
      'drop-one',
    ]);
  });

  it('are none where nothing may be otherwise: one alternative is no choice', () => {
    expect(idsOf({ normalise: [from1To100], aggregate: ['weighted-mean'] })).toEqual([]);
  });

  it('leave out a weight of 0, and count those that stay', () => {
    const [first, ...others] = model.groups;
    const members = first?.members.map((member, i) => ({ ...member, weight: i }));
    const without = { ...model, groups: [{ ...first, members } as (typeof model.groups)[0] & object, ...others] };
    expect(idsOf({ weightNoise: 0.2 }, without)).toEqual(['weight.top.group-0', 'weight.top.group-1']);
  });

  it('take the errors of all indicators as one', () => {
    const standardError = { scale: 'value' as const, values: new Float64Array(20).fill(0.1) };
    expect(
      idsOf(
        {},
        withIndicators(model, () => ({ standardError })),
      ),
    ).toEqual(['standard-errors']);
    const none = { scale: 'value' as const, values: new Float64Array(20) };
    expect(
      idsOf(
        {},
        withIndicators(model, () => ({ standardError: none })),
      ),
    ).toEqual([]);
  });

  it('touch the groups above a weight, not those beside or below it', () => {
    const [inFirst, , above] = assumptionsOf(model, specOf({ weightNoise: 0.2 }));
    const touched = (assumption: typeof inFirst) =>
      [0, 1, 2].filter((group) => assumption && touches(model, group, assumption));
    expect(touched(inFirst)).toEqual([0, 2]);
    expect(touched(above)).toEqual([2]);
  });
});
