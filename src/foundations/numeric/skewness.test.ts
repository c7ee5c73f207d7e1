import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from './reference/statistics.json' with { type: 'json' };
import { skewness } from './skewness.ts';

describe('skewness', () => {
  it('agrees with SciPy, bias corrected', () => {
    expect(skewness(reference.x)).toBeCloseTo(reference.skewness, 13);
  });

  it('agrees with COINr before and after moving one extreme point', () => {
    // COINr 1.1.14: skew(c(1:10, 50)); the same after winsorising one point.
    expect(skewness([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50])).toBeCloseTo(3.05366095836, 11);
    expect(skewness([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10])).toBeCloseTo(-0.127621659676, 11);
  });

  it('changes sign with the values and ignores shift and scale', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 3 }), (values) => {
        const base = skewness(values)!;
        expect(skewness(values.map((value) => -3 * value + 7))).toBeCloseTo(-base, 9);
      }),
    );
  });

  it('does not exist for equal values, even ones that have no exact mean', () => {
    expect(skewness([0.1, 0.1, 0.1])).toBeNull();
  });

  it('refuses fewer than 3 values and NaN', () => {
    expect(() => skewness([1, 2])).toThrow('skewness needs at least 3 values: got 2');
    expect(() => skewness([1, 2, Number.NaN])).toThrow('got NaN at position 2');
  });
});
