import { describe, expect, it } from 'vitest';
import { mean } from './mean.ts';
import reference from './reference/statistics.json' with { type: 'json' };

describe('the mean', () => {
  it('agrees with NumPy', () => {
    expect(mean(reference.x)).toBeCloseTo(reference.mean, 14);
  });

  it('does not lose small values beside large ones', () => {
    expect(mean([1e16, 1, 1, -1e16])).toBe(0.5);
  });

  it('refuses nothing and NaN', () => {
    expect(() => mean([])).toThrow('mean needs at least 1 value: got 0');
    expect(() => mean([Number.NaN])).toThrow('got NaN at position 0');
  });
});
