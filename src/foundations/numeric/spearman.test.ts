import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from './reference/statistics.json' with { type: 'json' };
import { spearman } from './spearman.ts';

describe("Spearman's correlation", () => {
  it('agrees with SciPy, ties included', () => {
    expect(spearman(reference.x, reference.y)).toBeCloseTo(reference.spearman, 14);
  });

  it('is not changed by anything that keeps the order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -20, max: 20 }), { minLength: 3 }), (x) => {
        const y = x.map((value, i) => value * ((i % 3) - 1));
        fc.pre(new Set(y).size > 1);
        expect(
          spearman(
            x.map((value) => Math.exp(value)),
            y,
          ),
        ).toBeCloseTo(spearman(x, y)!, 12);
      }),
    );
  });

  it('does not exist where one side is constant', () => {
    expect(spearman([1, 2, 3], [5, 5, 5])).toBeNull();
  });

  it('refuses different lengths and NaN', () => {
    expect(() => spearman([1, 2], [1])).toThrow('spearman needs one value per value: got 2 for 1');
    expect(() => spearman([1, Number.NaN], [1, 2])).toThrow('spearman needs finite numbers: got NaN at position 1');
  });
});
