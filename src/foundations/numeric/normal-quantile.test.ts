import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf } from './normal-cdf.ts';
import { normalQuantile } from './normal-quantile.ts';
import reference from './reference/statistics.json' with { type: 'json' };

describe('a normal quantile', () => {
  it.each(reference.normalQuantile)('has 14 correct digits at $at', ({ at, value }) => {
    expect(Math.abs(normalQuantile(at) / value - 1)).toBeLessThan(1e-14);
  });

  it('is undone by the distribution function', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1, maxExcluded: true, noNaN: true }), (p) => {
        expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 10);
      }),
    );
  });

  it('is 0 in the middle and infinite at the ends', () => {
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
  });

  it.each([-0.1, 1.1, Number.NaN])('refuses %s, which is no probability', (bad) => {
    expect(() => normalQuantile(bad)).toThrow(`probability from 0 to 1: got ${bad}`);
  });
});
