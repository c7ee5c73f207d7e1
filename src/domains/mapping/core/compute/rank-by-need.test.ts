import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankByNeed, topDecileRank } from './rank-by-need.ts';

describe('ranks by need', () => {
  it('begin at 1, the most need, and ties share the smallest', () => {
    expect([...rankByNeed(Float64Array.of(10, 20, 20, 5))]).toEqual([3, 1, 1, 4]);
  });

  it('are one more than the number of areas in greater need', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 })), (scores) => {
        const ranks = rankByNeed(Float64Array.from(scores));
        for (const [area, score] of scores.entries())
          expect(ranks[area]).toBe(1 + scores.filter((other) => other > score).length);
      }),
    );
  });

  it('reach ceil(N/10) in the top decile', () => {
    expect([1, 10, 11, 296, 33_755].map(topDecileRank)).toEqual([1, 1, 2, 30, 3376]);
  });
});
