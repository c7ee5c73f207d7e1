import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from './reference/statistics.json' with { type: 'json' };
import { sampleVariance } from './sample-variance.ts';

describe('the sample variance', () => {
  it('agrees with NumPy', () => {
    expect(sampleVariance(reference.x)).toBeCloseTo(reference.variance, 12);
  });

  it('is unharmed by a large mean', () => {
    // NIST StRD NumAcc4: 1001 values around 1e7 + 0.2, certified standard deviation 0.1.
    const values = Array.from({ length: 1001 }, (_, i) => 10000000.2 + (i === 0 ? 0 : i % 2 === 1 ? -0.1 : 0.1));
    expect(Math.sqrt(sampleVariance(values))).toBeCloseTo(0.1, 8);
  });

  it('is exactly 0 for equal values', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }), (value) => {
        expect(sampleVariance([value, value, value])).toBe(0);
      }),
    );
  });

  it('refuses a single value, which has no spread, and NaN', () => {
    expect(() => sampleVariance([1])).toThrow('sampleVariance needs at least 2 values: got 1');
    expect(() => sampleVariance([1, Number.NaN])).toThrow('got NaN at position 1');
  });
});
