import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, sampleVariance } from '#foundations/numeric';
import { correlationsIn } from './correlations.ts';
import { previewOfColumns } from './testing/preview-of-columns.ts';
import { weightShares } from './weight-shares.ts';

const shares = (...given: Parameters<typeof previewOfColumns>) => weightShares(previewOfColumns(...given), 'need');

describe('weights and what they come to', () => {
  it('are the same for indicators that vary alike and have nothing to do with each other', () => {
    const columns = { a: [1, 1, -1, -1], b: [1, -1, 1, -1] };
    expect(shares(columns, { a: 1, b: 1 })).toEqual([
      { indicatorId: 'a', nominal: 0.5, effective: 0.5 },
      { indicatorId: 'b', nominal: 0.5, effective: 0.5 },
    ]);
  });

  it('differ where one varies more: twice the spread is four times the say', () => {
    const columns = { a: [2, 2, -2, -2], b: [1, -1, 1, -1] };
    expect(shares(columns, { a: 1, b: 1 }).map(({ effective }) => effective)).toEqual([0.8, 0.2]);
  });

  it('are below 0 for an indicator that works against the others, and do not exist where all areas score alike', () => {
    const columns = { a: [3, 1, -1, -3], b: [-1, 0, 0, 1] };
    expect(shares(columns, { a: 1, b: 1 })[1]?.effective).toBeLessThan(0);
    expect(shares({ a: [1, -1], b: [-1, 1] }, { a: 1, b: 1 }).map(({ effective }) => effective)).toEqual([null, null]);
  });

  it('go through the groups that hold an indicator, one that two groups hold counted twice', () => {
    const group = (id: string, ...members: [string, number][]) => ({
      ...{ id, title: id, aggregate: 'weighted-mean' as const },
      members: members.map(([member, weight]) => ({ id: member, weight })),
    });
    const groups = [group('low', ['a', 1], ['b', 3]), group('need', ['low', 1], ['a', 1])];
    const found = shares({ a: [1, 2, 4], b: [3, 2, 2] }, {}, { groups });
    expect(found.map(({ nominal }) => nominal)).toEqual([0.625, 0.375]);
  });

  it('add up to 1, and are the parts of the variance of a weighted sum', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 2, max: 6 }), (seed, count) => {
        const random = createRandom(seed);
        const ids = Array.from({ length: count }, (_none, at) => `i${at}`);
        const columns = Object.fromEntries(ids.map((id) => [id, Array.from({ length: 30 }, () => random.normal())]));
        const weights = Object.fromEntries(ids.map((id) => [id, 0.1 + random.uniform()]));
        const preview = previewOfColumns(columns, weights);
        const found = weightShares(preview, 'need');
        expect(found.reduce((sum, { nominal }) => sum + nominal, 0)).toBeCloseTo(1, 10);
        expect(found.reduce((sum, { effective }) => sum + (effective ?? 0), 0)).toBeCloseTo(1, 10);
        const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
        const score = preview.scores[0]?.score ?? new Float64Array();
        for (const { indicatorId, effective } of found) {
          const weight = (weights[indicatorId] ?? 0) / total;
          const without = score.map((value, at) => value - weight * (columns[indicatorId]?.[at] ?? 0));
          const own = weight ** 2 * sampleVariance(columns[indicatorId] ?? []);
          // var(S) = var(wx) + 2 cov(wx, S - wx) + var(S - wx), so that wx has var(wx) + cov(wx, S - wx) of it.
          const part = own + (sampleVariance(score) - own - sampleVariance(without)) / 2;
          expect(effective).toBeCloseTo(part / sampleVariance(score), 8);
        }
      }),
    );
  });
});

describe('correlations in a group', () => {
  it('are of every pair of its members, groups by their scores', () => {
    const groups = [
      {
        id: 'low',
        title: 'l',
        aggregate: 'weighted-mean' as const,
        members: [
          { id: 'a', weight: 1 },
          { id: 'b', weight: 1 },
        ],
      },
      {
        id: 'need',
        title: 'n',
        aggregate: 'weighted-mean' as const,
        members: [
          { id: 'low', weight: 1 },
          { id: 'c', weight: 1 },
        ],
      },
    ];
    const columns = { a: [1, 2, 3, 4], b: [2, 4, 6, 8], c: [4, 3, 2, 1] };
    const preview = previewOfColumns(columns, {}, { groups });
    const rounded = (group: string) =>
      correlationsIn(preview, group).map(({ one, other, r }) => [one, other, r?.toFixed(6)]);
    expect(rounded('low')).toEqual([['a', 'b', '1.000000']]);
    expect(rounded('need')).toEqual([['low', 'c', '-1.000000']]);
    expect(correlationsIn(preview, 'nothing')).toEqual([]);
  });

  it('do not exist for a member that is the same everywhere', () => {
    const preview = previewOfColumns({ a: [1, 2, 3], b: [0.1, 0.1, 0.1] }, { a: 1, b: 1 });
    expect(correlationsIn(preview, 'need')).toEqual([{ one: 'a', other: 'b', r: null }]);
  });
});
