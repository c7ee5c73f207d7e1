import { describe, expect, it } from 'vitest';
import { normalCdf } from './normal-cdf.ts';
import reference from './reference/statistics.json' with { type: 'json' };

describe('the normal distribution function', () => {
  it.each(reference.normalCdf)('has 13 correct digits at $at', ({ at, value }) => {
    expect(Math.abs(normalCdf(at) / value - 1)).toBeLessThan(1e-13);
  });

  it('is 0 and 1 at the ends', () => {
    expect(normalCdf(-Infinity)).toBe(0);
    expect(normalCdf(Infinity)).toBe(1);
  });

  it('never falls where the series meets the tail', () => {
    for (let x = -2.001; x < -1.999; x += 1e-6) expect(normalCdf(x + 1e-6)).toBeGreaterThan(normalCdf(x));
  });

  it('refuses NaN', () => {
    expect(() => normalCdf(Number.NaN)).toThrow('normalCdf needs a number: got NaN');
  });
});
