import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankMin } from './rank-min.ts';
import reference from './reference/statistics.json' with { type: 'json' };

describe('ranks with ties sharing the smallest', () => {
  it('agree with SciPy', () => {
    expect([...rankMin(reference.x)]).toEqual(reference.rankMin);
  });

  it('are one more than the number of smaller values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 50 }), (values) => {
        const counted = values.map((value) => values.filter((other) => other < value).length + 1);
        expect([...rankMin(values)]).toEqual(counted);
      }),
    );
  });

  it('give the percentile ranks of COINr', () => {
    // COINr 1.1.14, n_prank(c(5, 1, 3, 3, 9)): share of values strictly below.
    expect([...rankMin([5, 1, 3, 3, 9])].map((rank) => (rank - 1) / 4)).toEqual([0.75, 0, 0.25, 0.25, 1]);
  });

  it('are all 1 for equal values, and nothing for nothing', () => {
    expect([...rankMin([4, 4, 4])]).toEqual([1, 1, 1]);
    expect(rankMin([]).length).toBe(0);
  });

  it('refuse NaN', () => {
    expect(() => rankMin([Number.NaN])).toThrow('got NaN at position 0');
  });
});
