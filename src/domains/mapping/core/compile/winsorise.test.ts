import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excessKurtosis, skewness } from '#foundations/numeric';
import { expectClose } from '../../testing/close.ts';
import { hasLongTail, winsorise } from './winsorise.ts';

const oneToTen = Array.from({ length: 10 }, (_, i) => i + 1);

describe('winsorising', () => {
  it('moves one far point to the next, as COINr does', () => {
    const before = Float64Array.of(...oneToTen, 50);
    const { values, moved, passes } = winsorise(before, 5);
    expect([...values]).toEqual([...oneToTen, 10]);
    expect({ moved, passes }).toEqual({ moved: 1, passes: true });
    expectClose([skewness(before)!, excessKurtosis(before)!], [3.05366095836, 9.74808373247], 1e-11);
    expectClose([skewness(values)!, excessKurtosis(values)!], [-0.127621659676, -1.33667721776], 1e-11);
    expect(before.at(-1)).toBe(50);
  });

  it('takes the low end where the tail is there', () => {
    expect([...winsorise(Float64Array.of(-40, ...oneToTen), 5).values]).toEqual([1, ...oneToTen]);
  });

  it('moves what it moved before along with the next point', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => i);
    const { values, moved } = winsorise(Float64Array.of(...hundred, 5000, 9000), 5);
    expect(moved).toBe(2);
    expect([...values]).toEqual([...hundred, 99, 99]);
  });

  it('stops at its limit and says so', () => {
    const far = Float64Array.of(...Array.from({ length: 100 }, (_, i) => i), 1e4, 2e4, 3e4);
    const stopped = winsorise(far, 1);
    expect(stopped).toMatchObject({ moved: 1, passes: false });
    expect([...stopped.values].slice(-3)).toEqual([1e4, 2e4, 2e4]);
    expect(winsorise(far, 3)).toMatchObject({ moved: 3, passes: true });
  });

  it('leaves a tie alone that is larger than its limit', () => {
    const tied = Float64Array.of(...Array.from({ length: 100 }, (_, i) => i), 1e4, 1e4, 1e4);
    expect(winsorise(tied, 2)).toMatchObject({ moved: 0, passes: false });
    expect(winsorise(tied, 3)).toMatchObject({ moved: 3, passes: true });
  });

  it.each([[[]], [[5]], [[1, 1, 900]], [[7, 7, 7, 7, 7]]])(
    'leaves %j alone, where there is no tail to speak of',
    (list) => {
      expect(winsorise(Float64Array.from(list), 5)).toEqual({
        values: Float64Array.from(list),
        moved: 0,
        passes: true,
      });
    },
  );

  it('never makes the range wider, never turns the order, never moves more than its limit', () => {
    const skewed = fc.array(fc.double({ min: 0, max: 12, noNaN: true }), { minLength: 4, maxLength: 40 });
    fc.assert(
      fc.property(skewed, fc.integer({ min: 1, max: 8 }), (exponents, most) => {
        const before = Float64Array.from(exponents, (exponent) => Math.exp(exponent));
        const { values, moved, passes } = winsorise(before, most);
        expect(moved).toBeLessThanOrEqual(most);
        expect(values.filter((value, i) => value !== before[i]).length).toBeLessThanOrEqual(moved);
        expect(passes).toBe(!hasLongTail(values));
        for (let i = 1; i < values.length; i++)
          if (before[i]! > before[0]!) expect(values[i]!).toBeGreaterThanOrEqual(values[0]!);
      }),
    );
  });
});
