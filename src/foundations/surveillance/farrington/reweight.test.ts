import { describe, expect, it } from 'vitest';
import { farringtonWeights } from './reweight.ts';

describe('the weights that lessen outbreaks', () => {
  it('are those of the tests of R', () => {
    const weights = farringtonWeights([0, 0, 0, 0, 0, 2, 2, 2, 2, 2], 0);
    for (const [i, weight] of weights.entries()) expect(weight).toBeCloseTo(i < 5 ? 1.6 : 0.4, 15);
  });

  it('are 1 where nothing stands out', () => {
    expect([...farringtonWeights([-9, 0, 2.58], 2.58)]).toEqual([1, 1, 1]);
  });

  it('add up to as many as there are, and never lessen a count that is low', () => {
    const weights = farringtonWeights([-40, 0.5, 3, 12], 2.58);
    expect(weights.reduce((sum, weight) => sum + weight)).toBeCloseTo(4, 14);
    expect(weights[0]).toBe(weights[1]);
    expect(weights[2]! / weights[0]!).toBeCloseTo(1 / 9, 14);
  });
});
