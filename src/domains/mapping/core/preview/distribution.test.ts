import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distributionOf } from './distribution.ts';

const { NaN: missing } = Number;

describe('a distribution', () => {
  it('counts values in equal steps, the last with both its ends, and what is missing apart', () => {
    expect(distributionOf(Float64Array.of(0, 1, 2, 3, 4, missing, 4), 2)).toMatchObject({
      ...{ count: 6, missing: 1, five: [0, 1.25, 2.5, 3.75, 4] },
      bins: [
        { from: 0, to: 2, count: 2 },
        { from: 2, to: 4, count: 4 },
      ],
    });
  });

  it('says how lopsided values are, as spreadsheets do', () => {
    const { skew, kurtosis } = distributionOf(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50), 5);
    expect(skew).toBeCloseTo(3.05366095836, 9);
    expect(kurtosis).toBeGreaterThan(3.5);
  });

  it('of equal values is one bin, of none is empty, and of two has no shape', () => {
    expect(distributionOf(Float64Array.of(7, 7, 7), 10)).toMatchObject({
      bins: [{ from: 7, to: 7, count: 3 }],
      skew: null,
    });
    expect(distributionOf(Float64Array.of(missing), 10)).toEqual({
      ...{ count: 0, missing: 1, five: null, skew: null, kurtosis: null, bins: [] },
    });
    expect(distributionOf(Float64Array.of(1, 2), 2)).toMatchObject({ skew: null, kurtosis: null });
  });

  it('counts every value once', () => {
    const value = fc.double({ noNaN: true, min: -1e9, max: 1e9 });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 50 }), fc.integer({ min: 1, max: 30 }), (values, bins) => {
        const found = distributionOf(Float64Array.from(values), bins);
        expect(found.bins.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
        for (const { from, to } of found.bins) expect(from).toBeLessThanOrEqual(to);
      }),
    );
  });
});
