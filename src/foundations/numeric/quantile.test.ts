import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from './quantile.ts';
import reference from './reference/statistics.json' with { type: 'json' };

describe('a quantile', () => {
  it.each(reference.quantiles)('agrees with NumPy at $p', ({ p, value }) => {
    expect(quantile(reference.x, p)).toBeCloseTo(value, 12);
  });

  it('is the same for sorted and unsorted values, and changes neither', () => {
    const values = [9, 1, 4, 2];
    expect(quantile(values, 0.5)).toBe(3);
    expect(quantile([1, 2, 4, 9], 0.5)).toBe(3);
    expect(values).toEqual([9, 1, 4, 2]);
  });

  it('sorts numbers as numbers', () => {
    expect(quantile([10, 9, 100, 1], 1)).toBe(100);
  });

  it('never leaves the range of the values and never falls as the share rises', () => {
    const shares = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), shares, shares, (values, p, q) => {
        const low = quantile(values, Math.min(p, q));
        const high = quantile(values, Math.max(p, q));
        expect(low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(high).toBeLessThanOrEqual(Math.max(...values));
        expect(low).toBeLessThanOrEqual(high);
      }),
    );
  });

  it('of a single value is that value', () => {
    expect(quantile([7], 0.3)).toBe(7);
  });

  it('refuses nothing, NaN and a share outside 0 to 1', () => {
    expect(() => quantile([], 0.5)).toThrow('quantile needs at least 1 value: got 0');
    expect(() => quantile([1, Number.NaN], 0.5)).toThrow('got NaN at position 1');
    expect(() => quantile([1], 1.2)).toThrow('share from 0 to 1: got 1.2');
    expect(() => quantile([1], Number.NaN)).toThrow('share from 0 to 1: got NaN');
  });
});
