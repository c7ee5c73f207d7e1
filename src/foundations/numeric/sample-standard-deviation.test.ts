import { describe, expect, it } from 'vitest';
import reference from './reference/statistics.json' with { type: 'json' };
import { sampleStandardDeviation } from './sample-standard-deviation.ts';

describe('the sample standard deviation', () => {
  it('agrees with NumPy', () => {
    expect(sampleStandardDeviation(reference.x)).toBeCloseTo(reference.deviation, 13);
  });

  it('gives the z-scores of COINr for 1 to 5', () => {
    // COINr 1.1.14, n_zscore(1:5): -1.264911064067, -0.632455532034, 0, ...
    expect((1 - 3) / sampleStandardDeviation([1, 2, 3, 4, 5])).toBeCloseTo(-1.264911064067, 12);
  });

  it('is 0 for equal values and refuses a single one', () => {
    expect(sampleStandardDeviation([0.1, 0.1, 0.1])).toBe(0);
    expect(() => sampleStandardDeviation([1])).toThrow('sampleStandardDeviation needs at least 2 values: got 1');
  });
});
