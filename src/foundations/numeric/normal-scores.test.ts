import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalScores } from './normal-scores.ts';
import reference from './reference/statistics.json' with { type: 'json' };
import { skewness } from './skewness.ts';

describe('normal scores', () => {
  it('agree with SciPy, ties included', () => {
    for (const [i, score] of normalScores(reference.x).entries())
      expect(score).toBeCloseTo(reference.normalScores[i]!, 14);
  });

  it('depend on the order alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 })), (values) => {
        expect(normalScores(values.map((value) => Math.exp(value)))).toEqual(normalScores(values));
      }),
    );
  });

  it('are turned round when the values are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 })), (values) => {
        const turned = normalScores(values.map((value) => -value));
        for (const [i, score] of normalScores(values).entries()) expect(turned[i]).toBeCloseTo(-score, 12);
      }),
    );
  });

  it('are not skewed, whatever the values are', () => {
    const skewed = Array.from({ length: 500 }, (_, i) => Math.exp(i / 20));
    expect(skewness(skewed)).toBeGreaterThan(4);
    expect(skewness(normalScores(skewed))).toBeCloseTo(0, 12);
  });

  it('of one value is the middle, of none nothing', () => {
    expect([...normalScores([7])]).toEqual([0]);
    expect([...normalScores([])]).toEqual([]);
  });
});
