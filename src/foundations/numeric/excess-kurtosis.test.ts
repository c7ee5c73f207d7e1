import { describe, expect, it } from 'vitest';
import { excessKurtosis } from './excess-kurtosis.ts';
import reference from './reference/statistics.json' with { type: 'json' };

describe('excess kurtosis', () => {
  it('agrees with SciPy, bias corrected', () => {
    expect(excessKurtosis(reference.x)).toBeCloseTo(reference.excessKurtosis, 13);
  });

  it('agrees with COINr before and after moving one extreme point', () => {
    // COINr 1.1.14: kurt(c(1:10, 50)); the same after winsorising one point.
    expect(excessKurtosis([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50])).toBeCloseTo(9.74808373247, 11);
    expect(excessKurtosis([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10])).toBeCloseTo(-1.33667721776, 11);
  });

  it('is -1.2 for many evenly spaced values, as for a uniform distribution', () => {
    const values = Array.from({ length: 10_001 }, (_, i) => i);
    expect(excessKurtosis(values)).toBeCloseTo(-1.2, 12); // exactly, for the adjusted estimator on 1 to n
  });

  it('does not exist for equal values', () => {
    expect(excessKurtosis([0.1, 0.1, 0.1, 0.1])).toBeNull();
  });

  it('refuses fewer than 4 values and NaN', () => {
    expect(() => excessKurtosis([1, 2, 3])).toThrow('excessKurtosis needs at least 4 values: got 3');
    expect(() => excessKurtosis([1, 2, 3, Number.NaN])).toThrow('got NaN at position 3');
  });
});
