import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discloseCount } from './disclose-count.ts';
import { countsBehind } from './disclosed.ts';

describe('the counts behind a shown value', () => {
  it('are five, but three behind a 10, because 8 and 9 are hidden', () => {
    expect(countsBehind(15)).toEqual({ least: 13, most: 17 });
    expect(countsBehind(10)).toEqual({ least: 10, most: 12 });
  });

  it('are just those that are shown as it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 2, max: 40 }), (count, fives) => {
        const { least, most } = countsBehind(5 * fives);
        const disclosed = discloseCount(count);
        expect(disclosed.shown && disclosed.value === 5 * fives).toBe(count >= least && count <= most);
      }),
    );
  });
});
