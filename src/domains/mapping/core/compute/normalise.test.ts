import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../../testing/close.ts';
import type { Normalise } from './model.ts';
import { normalise, whyNotNormalise } from './normalise.ts';

const methods: Normalise[] = [
  { method: 'rank-exponential', k: 23, offset: 1, ties: 'average' },
  { method: 'min-max', to: [1, 100] },
  { method: 'z-score' },
  { method: 'rank' },
  { method: 'percentile-rank' },
  { method: 'distance-to-max' },
  { method: 'none' },
];

describe('normalising gives what COINr gives', () => {
  it.each<[string, number[], Normalise, number[]]>([
    ['min-max', [1, 2, 4, 9], { method: 'min-max', to: [0, 100] }, [0, 12.5, 37.5, 100]],
    [
      'z-score',
      [1, 2, 3, 4, 5],
      { method: 'z-score' },
      [-1.264911064067, -0.632455532034, 0, 0.632455532034, 1.264911064067],
    ],
    ['percentile-rank', [5, 1, 3, 3, 9], { method: 'percentile-rank' }, [0.75, 0, 0.25, 0.25, 1]],
    ['distance-to-max', [5, 1, 3, 3, 9], { method: 'distance-to-max' }, [0.5, 0, 0.25, 0.25, 1]],
    ['rank (Borda and one)', [5, 1, 3, 3, 9], { method: 'rank' }, [4, 1, 2, 2, 5]],
  ])('for %s', (_, values, method, expected) => {
    expectClose(normalise(values, 1, method), expected, 1e-12);
  });

  it('and the rule of the Social Vulnerability Index, counting the areas that have a value', () => {
    expectClose(normalise([3, 1, 2, 2], 1, { method: 'percentile-rank' }), [1, 0, 1 / 3, 1 / 3], 1e-15);
  });
});

describe('normalising', () => {
  it.each(methods.map((method) => [method.method, method] as const))(
    'by %s puts more need above less, whichever the direction',
    (_, method) => {
      fc.assert(
        fc.property(fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 2 }), (values) => {
          const up = normalise(values, 1, method);
          const down = normalise(values, -1, method);
          for (let i = 1; i < values.length; i++) {
            expect(Math.sign(up[i]! - up[0]!)).toBe(Math.sign(values[i]! - values[0]!));
            expect(Math.sign(down[i]! - down[0]!)).toBe(-Math.sign(values[i]! - values[0]!));
          }
        }),
      );
    },
  );

  it.each(methods.map((method) => [method.method, method] as const))(
    'by %s does not mind the order of areas, and changes no input',
    (_, method) => {
      fc.assert(
        fc.property(fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 2 }), (values) => {
          const before = [...values];
          const there = normalise(values, 1, method);
          const back = normalise([...values].reverse(), 1, method).reverse();
          expect(values).toEqual(before);
          expectClose(back, there, 1e-9);
        }),
      );
    },
  );

  it('by min-max never leaves its limits', () => {
    const spread = fc.uniqueArray(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 2 });
    fc.assert(
      fc.property(spread, (values) => {
        fc.pre(Math.min(...values) !== Math.max(...values)); // 0 and -0
        const scores = normalise(values, 1, { method: 'min-max', to: [1, 100] });
        expect(Math.min(...scores)).toBe(1);
        expect(Math.max(...scores)).toBe(100);
      }),
    );
  });

  it('has nothing to go by where all values are equal, unless it goes by rank', () => {
    const same = [4, 4, 4];
    const obstacles = methods.map((method) => whyNotNormalise(same, method));
    expect(obstacles).toEqual([null, 'all-equal', 'all-equal', null, null, 'all-equal', null]);
    expect(whyNotNormalise([4], { method: 'percentile-rank' })).toBe('one-area');
    expect(() => normalise(same, 1, { method: 'z-score' })).toThrow('z-score cannot be used, all-equal');
    expect([...normalise(same, 1, { method: 'rank' })]).toEqual([1, 1, 1]);
  });

  it('turns 0 round to 0', () => {
    expect(normalise([0, 1], -1, { method: 'none' })[0]).toBe(0);
  });
});
