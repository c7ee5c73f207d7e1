import { describe, expect, it } from 'vitest';
import { bandAfter, SHARES, windowSizes } from './uncertainty-windows.ts';

describe('the band around a quantile', () => {
  it('is, after the last draw, the two neighbours that the quantile lies between', () => {
    expect(bandAfter(1000, 1000, 0.05, 7)).toEqual({ from: 49, to: 50 });
    expect(bandAfter(1000, 1000, 0.5, 7)).toEqual({ from: 499, to: 500 });
    expect(bandAfter(21, 21, 0.95, 7)).toEqual({ from: 19, to: 20 });
    expect(bandAfter(2, 2, 0.95, 7)).toEqual({ from: 0, to: 1 });
  });

  it('is around the same share of the draws before, wider the more draws are to come', () => {
    expect(bandAfter(5000, 10_000, 0.5, 2)).toEqual({ from: 2448, to: 2551 });
    const early = bandAfter(2000, 10_000, 0.5, 2);
    const late = bandAfter(8000, 10_000, 0.5, 2);
    expect((early.to - early.from) / 2000).toBeGreaterThan((late.to - late.from) / 8000);
  });

  it('does not leave the draws there are', () => {
    for (const share of SHARES)
      for (const seen of [1, 2, 5, 30, 99]) {
        const { from, to } = bandAfter(seen, 100, share, 50);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThan(seen);
        expect(from).toBeLessThanOrEqual(to);
      }
  });

  it('grows with the square root of the draws', () => {
    const [few, many] = [windowSizes(10_000, 1000, 7), windowSizes(1_000_000, 1000, 7)];
    for (const i of SHARES.keys()) expect(many[i]! / few[i]!).toBeCloseTo(10, -1);
  });
});
