import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discloseCount } from './disclose-count.ts';

describe('a single count', () => {
  it.each([0, 1, 5, 9])('of %i is hidden', (count) => {
    expect(discloseCount(count)).toEqual({ shown: false });
  });

  it.each([
    [10, 10],
    [12, 10],
    [13, 15],
    [17, 15],
    [18, 20],
    [54_321, 54_320],
  ])('of %i is shown as %i', (count, value) => {
    expect(discloseCount(count)).toEqual({ shown: true, value });
  });

  it('is never more than 2 away from what is shown, a multiple of 5', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 1e9 }), (count) => {
        const disclosed = discloseCount(count);
        expect(disclosed.shown && disclosed.value % 5).toBe(0);
        expect(disclosed.shown && Math.abs(disclosed.value - count)).toBeLessThanOrEqual(2);
      }),
    );
  });

  it.each([-1, 3.5, Number.NaN, Infinity])('of %s is a bug', (count) => {
    expect(() => discloseCount(count)).toThrow(`whole numbers from 0: got ${count}`);
  });
});
