import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AreaGroupResult } from '../version/index-version.ts';
import { axisBands, bandOfRank, bandView, compareOnAxis, coverageOf } from './public-view.ts';
import { fiveAreas as areas, fiveAreasVersion as version } from './testing/five-areas.ts';

const ranked = (rank: number, rankP05: number, rankP95: number): AreaGroupResult => ({
  score: 0,
  rank,
  uncertainty: { scoreSd: 1, rankP05, rankP50: rank, rankP95, topDecile: 0 },
});

describe('a band', () => {
  it.each([
    [1, 296, 5],
    [59, 296, 5],
    [60, 296, 5],
    [61, 296, 4],
    [178, 296, 3],
    [237, 296, 2],
    [238, 296, 1],
    [296, 296, 1],
    [1, 5, 5],
    [5, 5, 1],
  ])('of rank %i among %i is %i', (rank, count, band) => {
    expect(bandOfRank(rank, count)).toBe(band);
  });

  it('holds a fifth of the places, give or take one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 400 }), (count) => {
        const sizes = new Map<number, number>();
        for (let rank = 1; rank <= count; rank++) {
          const band = bandOfRank(rank, count);
          sizes.set(band, (sizes.get(band) ?? 0) + 1);
        }
        for (const band of [1, 2, 3, 4, 5]) expect(Math.abs((sizes.get(band) ?? 0) - count / 5)).toBeLessThan(1);
      }),
    );
  });

  it('of a rank that cannot be is a bug', () => {
    expect(() => bandOfRank(0, 10)).toThrow(RangeError);
    expect(() => bandOfRank(11, 10)).toThrow(RangeError);
    expect(() => bandOfRank(Number.NaN, 10)).toThrow(RangeError);
  });
});

describe('what the public sees of a place', () => {
  it('is how many bands its 90% interval covers', () => {
    expect(bandView(ranked(10, 8, 15), 100)).toMatchObject({ band: 5, low: 5, high: 5, sureness: 'sure' });
    expect(bandView(ranked(20, 18, 24), 100)).toMatchObject({ band: 5, low: 4, high: 5, sureness: 'fair' });
    expect(bandView(ranked(50, 30, 70), 100)).toMatchObject({ band: 3, low: 2, high: 4, sureness: 'unsure' });
    expect(bandView({ score: 0, rank: 50, uncertainty: null }, 100)).toEqual({
      band: 3,
      low: 3,
      high: 3,
      sureness: 'unknown',
      interval: null,
    });
  });

  it('always has its band inside its range, and an interval that holds its rank but does not give it away', () => {
    const place = fc.integer({ min: 20, max: 400 }).chain((count) =>
      fc.record({
        count: fc.constant(count),
        ranks: fc.tuple(
          fc.integer({ min: 1, max: count }),
          fc.double({ min: 1, max: count, noNaN: true }),
          fc.double({ min: 1, max: count, noNaN: true }),
        ),
      }),
    );
    fc.assert(
      fc.property(place, ({ count, ranks: [rank, one, other] }) => {
        const view = bandView(ranked(rank, Math.min(one, other), Math.max(one, other)), count);
        expect(view.low).toBeLessThanOrEqual(view.band);
        expect(view.high).toBeGreaterThanOrEqual(view.band);
        const { from, to } = view.interval!;
        expect(from).toBeLessThanOrEqual(1 - rank / count + 1e-9);
        expect(to).toBeGreaterThanOrEqual(1 - (rank - 1) / count - 1e-9);
        expect(Number.isInteger(Math.round(from * 20 * 1e6) / 1e6)).toBe(true);
        expect(Number.isInteger(Math.round(to * 20 * 1e6) / 1e6)).toBe(true);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is nothing where the version does not hold the axis', () => {
    expect(axisBands(version, areas, 'propensity')).toBeNull();
    expect(axisBands(version, areas, 'vulnerability')?.map((view) => view.band)).toEqual([5, 4, 3, 2, 1]);
  });
});

describe('two places', () => {
  const shown = (rank: number, p05: number, p95: number) => bandView(ranked(rank, p05, p95), 100);

  it('are told apart only where the intervals that are shown do not touch', () => {
    expect(compareOnAxis(shown(5, 2, 9), shown(25, 16, 30))).toBe('more-need');
    expect(compareOnAxis(shown(25, 16, 30), shown(5, 2, 9))).toBe('less-need');
    expect(compareOnAxis(shown(5, 2, 10), shown(20, 11, 30))).toBe('cannot-be-told-apart');
    const undrawn = bandView({ score: 0, rank: 9, uncertainty: null }, 100);
    expect(compareOnAxis(shown(5, 2, 10), undrawn)).toBe('unknown');
  });

  it('are not told apart by ranks whose rounded intervals overlap', () => {
    expect(compareOnAxis(shown(2, 1, 3), shown(5, 4, 9))).toBe('cannot-be-told-apart');
  });
});

describe('the coverage of the top tenth', () => {
  it('speaks of people in need where it can', () => {
    expect(coverageOf(version, 'vulnerability')?.shareInTopDecile).toBe(0.25);
    expect(coverageOf(version, 'amenability')).toBeNull();
  });
});
