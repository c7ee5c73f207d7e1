import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AreaGroupResult, AreaResult, IndexVersion } from './index-version.ts';
import {
  assetsAndGaps,
  axisBands,
  bandOfRank,
  bandView,
  compareOnAxis,
  coverageOf,
  drivers,
  effectiveWeights,
  histogram,
  largestDriver,
  similarAreas,
} from './public-view.ts';

const ranked = (rank: number, rankP05: number, rankP95: number): AreaGroupResult => ({
  score: 0,
  rank,
  uncertainty: { scoreSd: 1, rankP05, rankP50: rank, rankP95, topDecile: 0 },
});

const version: IndexVersion = {
  id: '1',
  recipeId: 'test',
  title: 'Test',
  status: 'example',
  createdAt: '2026-01-01T00:00:00Z',
  areaCount: 5,
  recipe: null,
  provenance: { programVersion: '0', inputs: [], seed: 1, draws: 0, warnings: [], associationGate: 'checked' },
  indicators: ['pay', 'jobs', 'clubs'].map((id) => ({
    id,
    title: id,
    source: '',
    licence: '',
    year: 2025,
    direction: 1,
    imputed: 0,
    treated: 0,
  })),
  groups: [
    {
      id: 'money',
      title: 'Money',
      aggregate: 'weighted-mean',
      isTop: false,
      members: [
        { id: 'pay', weight: 1 },
        { id: 'jobs', weight: 3 },
      ],
    },
    {
      id: 'vulnerability',
      title: 'Vulnerability',
      aggregate: 'weighted-mean',
      isTop: true,
      members: [
        { id: 'money', weight: 4 },
        { id: 'clubs', weight: 1 },
      ],
    },
  ],
  coverage: [
    { groupId: 'vulnerability', of: 'people', shareInTopDecile: 0.1 },
    { groupId: 'vulnerability', of: 'people-in-need', shareInTopDecile: 0.25 },
  ],
};

const weigh = ([pay, jobs, clubs]: readonly [number, number, number]) => 0.2 * pay + 0.6 * jobs + 0.2 * clubs;

const table: readonly (readonly [number, number, number])[] = [
  [100, 90, 10],
  [80, 70, 20],
  [50, 50, 50],
  [20, 30, 80],
  [1, 10, 90],
];

const areas: readonly AreaResult[] = table.map((values, index) => ({
  code: `A${index}`,
  name: `Area ${index}`,
  parent: null,
  population: 1000,
  raw: [values[0], values[1], index === 0 ? null : values[2]],
  normalised: values,
  groups: [
    { score: 0, rank: index + 1, uncertainty: null },
    { score: weigh(values), rank: index + 1, uncertainty: null },
  ],
}));

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

describe('what drives a place', () => {
  it('weighs an indicator through all groups above it', () => {
    const weights = effectiveWeights(version, 'vulnerability');
    expect(weights.get('pay')).toBeCloseTo(0.2);
    expect(weights.get('jobs')).toBeCloseTo(0.6);
    expect(weights.get('clubs')).toBeCloseTo(0.2);
  });

  it('takes the weights of a weighted sum as given', () => {
    const sums = {
      ...version,
      groups: version.groups.map((group) => ({ ...group, aggregate: 'weighted-sum' as const })),
    };
    expect(effectiveWeights(sums, 'vulnerability').get('jobs')).toBe(12);
  });

  it('adds up to the difference from a place that is in the middle on everything', () => {
    for (const area of areas) {
      const sum = drivers(version, areas, area, 'vulnerability').reduce((total, driver) => total + driver.points, 0);
      expect(sum).toBeCloseTo(area.groups[1]!.score - weigh([50, 50, 50]), 10);
    }
  });

  it('names the strongest first, with its direction', () => {
    const [first, ...others] = drivers(version, areas, areas[0]!, 'vulnerability');
    expect(first).toMatchObject({ indicatorId: 'jobs', band: 5 });
    expect(first?.points).toBeCloseTo(24);
    expect(others.map((driver) => driver.indicatorId)).toEqual(['pay', 'clubs']);
    expect(others[1]?.points).toBeCloseTo(-8);
    expect(largestDriver(version, areas, 'vulnerability')).toBeCloseTo(24);
  });

  it('sorts into assets and gaps, the clearest first, and leaves the middle out', () => {
    const { assets, gaps } = assetsAndGaps(drivers(version, areas, areas[1]!, 'vulnerability'));
    expect(assets.map((driver) => driver.indicatorId)).toEqual(['clubs']);
    expect(gaps.map((driver) => driver.indicatorId)).toEqual(['jobs', 'pay']);
    const middle = assetsAndGaps(drivers(version, areas, areas[2]!, 'vulnerability'));
    expect(middle).toEqual({ assets: [], gaps: [] });
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

  it('are alike when their figures are', () => {
    expect(similarAreas(version, areas, areas[0]!, 2).map((area) => area.code)).toEqual(['A1', 'A2']);
    expect(similarAreas(version, areas, areas[4]!, 1).map((area) => area.code)).toEqual(['A3']);
  });
});

describe('the spread of a published figure', () => {
  it('counts every published value once', () => {
    expect(histogram(areas, 0, 4)).toEqual({ from: 1, to: 100, median: 50, counts: [2, 1, 0, 2] });
  });

  it('leaves out what was not published, and is nothing where nothing was', () => {
    expect(histogram(areas, 2, 2)?.counts).toEqual([2, 2]);
    const none = areas.map((area) => ({ ...area, raw: [null, null, null] }));
    expect(histogram(none, 0, 4)).toBeNull();
  });

  it('puts places that are all alike into one bin', () => {
    const same = areas.map((area) => ({ ...area, raw: [7, 7, 7] }));
    expect(histogram(same, 0, 3)).toEqual({ from: 7, to: 7, median: 7, counts: [5, 0, 0] });
  });
});

describe('the coverage of the top tenth', () => {
  it('speaks of people in need where it can', () => {
    expect(coverageOf(version, 'vulnerability')?.shareInTopDecile).toBe(0.25);
    expect(coverageOf(version, 'amenability')).toBeNull();
  });
});
