import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pearson } from './pearson.ts';
import reference from './reference/statistics.json' with { type: 'json' };

describe("Pearson's correlation", () => {
  it('agrees with SciPy', () => {
    expect(pearson(reference.x, reference.y)).toBeCloseTo(reference.pearson, 14);
  });

  it('is 1 or -1 on a line, never beyond', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 2 }), (x) => {
        const rising = pearson(
          x,
          x.map((value) => 0.1 * value + 3),
        )!;
        expect(rising).toBeCloseTo(1, 12);
        expect(rising).toBeLessThanOrEqual(1);
        expect(
          pearson(
            x,
            x.map((value) => -0.1 * value),
          ),
        ).toBeCloseTo(-1, 12);
      }),
    );
  });

  it('does not exist where one side is constant', () => {
    expect(pearson([1, 2, 3], [0.1, 0.1, 0.1])).toBeNull();
    expect(pearson([0.1, 0.1, 0.1], [1, 2, 3])).toBeNull();
  });

  it('refuses different lengths, a single pair and NaN', () => {
    expect(() => pearson([1, 2], [1])).toThrow('pearson needs one value per value: got 2 for 1');
    expect(() => pearson([1], [1])).toThrow('pearson needs at least 2 values: got 1');
    expect(() => pearson([1, 2], [1, Number.NaN])).toThrow('got NaN at position 1');
  });
});
