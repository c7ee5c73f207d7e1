import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumAccurately } from './sum-accurately.ts';

describe('an accurate sum', () => {
  it('keeps what plain addition loses', () => {
    expect(sumAccurately([1, 1e100, 1, -1e100])).toBe(2);
    expect(sumAccurately(new Float64Array(10).fill(0.1))).toBe(1);
  });

  it('is 0 for nothing', () => {
    expect(sumAccurately([])).toBe(0);
  });

  it('is exact for whole numbers in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (values) => {
        const exact = Number(values.reduce((sum, value) => sum + BigInt(value), 0n));
        expect(sumAccurately(values) - exact).toBe(0);
        expect(sumAccurately(values.toReversed()) - exact).toBe(0);
      }),
    );
  });

  it.each([Number.NaN, Infinity])('refuses %s, saying where it stands', (bad) => {
    expect(() => sumAccurately([1, bad])).toThrow(`sumAccurately needs finite numbers: got ${bad} at position 1`);
  });
});
