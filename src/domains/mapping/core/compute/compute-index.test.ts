import { describe, expect, it } from 'vitest';
import { computeIndex } from './compute-index.ts';
import type { IndexModel, ModelGroup, ModelIndicator, Normalise } from './model.ts';

function indicator(values: number[], normalise: Normalise = { method: 'none' }): ModelIndicator {
  return { id: 'x', direction: 1, values: Float64Array.from(values), standardError: null, normalise };
}

function group(changes: Partial<ModelGroup>): ModelGroup {
  const members = [{ kind: 'indicator', index: 0, weight: 1 }] as const;
  return { id: 'g', aggregate: 'weighted-mean', normalise: null, members, ...changes };
}

function model(indicators: ModelIndicator[], groups: ModelGroup[]): IndexModel {
  return { areaCount: indicators[0]!.values.length, indicators, groups };
}

function problem(indicators: ModelIndicator[], groups: ModelGroup[]) {
  const computed = computeIndex(model(indicators, groups));
  return computed.ok ? 'computed' : computed.problem;
}

describe('an index', () => {
  it('is normalised, aggregated level by level, and ranked', () => {
    const low = group({
      id: 'low',
      normalise: { method: 'min-max', to: [0, 10] },
      members: [
        { kind: 'indicator', index: 0, weight: 1 },
        { kind: 'indicator', index: 1, weight: 3 },
      ],
    });
    const high = group({ id: 'high', aggregate: 'weighted-sum', members: [{ kind: 'group', index: 0, weight: 2 }] });
    const computed = computeIndex(
      model([indicator([0, 4, 8]), { ...indicator([1, 1, 5]), direction: -1 }], [low, high]),
    );
    // low before its own normalising: (0 - 3)/4, (4 - 3)/4, (8 - 15)/4
    expect(computed).toEqual({
      ok: true,
      value: {
        normalised: [Float64Array.of(0, 4, 8), Float64Array.of(-1, -1, -5)],
        groups: [
          { score: Float64Array.of(5, 10, 0), rank: Uint32Array.of(2, 1, 3) },
          { score: Float64Array.of(10, 20, 0), rank: Uint32Array.of(2, 1, 3) },
        ],
      },
    });
  });
});

describe('an index is refused', () => {
  it('where an indicator is the same everywhere and its method needs a spread', () => {
    expect(problem([indicator([3, 3], { method: 'z-score' })], [group({})])).toEqual({
      kind: 'cannot-normalise',
      of: 'indicator',
      id: 'x',
      method: 'z-score',
      because: 'all-equal',
    });
    expect(problem([indicator([3, 3])], [group({ normalise: { method: 'min-max', to: [0, 1] } })])).toMatchObject({
      of: 'group',
      id: 'g',
    });
  });

  it.each(['geometric-mean', 'harmonic-mean'] as const)(
    'where a %s meets a value that is not above 0, naming the area',
    (aggregate) => {
      expect(problem([indicator([3, 0])], [group({ aggregate })])).toEqual({
        kind: 'not-positive',
        group: 'g',
        aggregate,
        member: 'x',
        area: 1,
        value: 0,
      });
    },
  );

  it('where numbers leave the range of a double', () => {
    expect(problem([indicator([-1.7e308, 1.7e308], { method: 'min-max', to: [0, 1] })], [group({})])).toMatchObject({
      kind: 'cannot-normalise',
      because: 'range-too-large',
    });
    expect(problem([indicator([-1e160, 1e160], { method: 'z-score' })], [group({})])).toMatchObject({
      because: 'range-too-large',
    });
    const heavy = [{ kind: 'indicator', index: 0, weight: 1e300 }] as const;
    expect(problem([indicator([1e300, 1])], [group({ aggregate: 'weighted-sum', members: heavy })])).toMatchObject({
      of: 'group',
    });
  });
});
