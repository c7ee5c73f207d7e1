import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankAverage } from './rank-average.ts';
import reference from './reference/statistics.json' with { type: 'json' };

describe('ranks with ties averaged', () => {
  it('agree with SciPy', () => {
    expect([...rankAverage(reference.x)]).toEqual(reference.rankAverage);
  });

  it('are the number of smaller values, plus half the number of equal ones, plus a half', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 50 }), (values) => {
        const counted = values.map((value) => {
          const smaller = values.filter((other) => other < value).length;
          const equal = values.filter((other) => other === value).length;
          return smaller + equal / 2 + 0.5;
        });
        expect([...rankAverage(values)]).toEqual(counted);
      }),
    );
  });

  it('are all the middle rank for equal values, and nothing for nothing', () => {
    expect([...rankAverage([4, 4, 4, 4])]).toEqual([2.5, 2.5, 2.5, 2.5]);
    expect(rankAverage([]).length).toBe(0);
  });

  it('hold zero and minus zero equal', () => {
    expect([...rankAverage([0, -0])]).toEqual([1.5, 1.5]);
  });

  it('refuse NaN', () => {
    expect(() => rankAverage([Number.NaN])).toThrow('got NaN at position 0');
  });
});
