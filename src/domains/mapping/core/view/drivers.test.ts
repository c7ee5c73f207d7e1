import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assetsAndGaps, drivers, effectiveWeights, largestDriver } from './drivers.ts';
import { indexSpread } from './index-spread.ts';
import { bandOfRank } from './public-view.ts';
import { fiveAreas as areas, fiveAreasVersion as version, weigh } from './testing/five-areas.ts';

const spread = indexSpread(version, areas);

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
      const sum = drivers(version, spread, area, 'vulnerability').reduce((total, driver) => total + driver.points, 0);
      expect(sum).toBeCloseTo(area.groups[1]!.score - weigh([50, 50, 50]), 10);
    }
  });

  it('names the strongest first, with its direction', () => {
    const [first, ...others] = drivers(version, spread, areas[0]!, 'vulnerability');
    expect(first).toMatchObject({ indicatorId: 'jobs', band: 5 });
    expect(first?.points).toBeCloseTo(24);
    expect(others.map((driver) => driver.indicatorId)).toEqual(['pay', 'clubs']);
    expect(others[1]?.points).toBeCloseTo(-8);
    expect(largestDriver(version, spread, 'vulnerability')).toBeCloseTo(24);
  });

  it('sorts into assets and gaps, the clearest first, and leaves the middle out', () => {
    const { assets, gaps } = assetsAndGaps(drivers(version, spread, areas[1]!, 'vulnerability'));
    expect(assets.map((driver) => driver.indicatorId)).toEqual(['clubs']);
    expect(gaps.map((driver) => driver.indicatorId)).toEqual(['jobs', 'pay']);
    const middle = assetsAndGaps(drivers(version, spread, areas[2]!, 'vulnerability'));
    expect(middle).toEqual({ assets: [], gaps: [] });
  });

  it('gives places with one value the band nearer to need, whatever the values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 60 }), (values) => {
        const some = values.map((value) => ({ ...areas[0]!, normalised: [value, 0, 0] }));
        const among = indexSpread(version, some);
        for (const area of some) {
          const above = values.filter((value) => value > area.normalised[0]!).length;
          const driver = drivers(version, among, area, 'vulnerability').find(
            ({ indicatorId }) => indicatorId === 'pay',
          );
          expect(driver?.band).toBe(bandOfRank(above + 1, values.length));
        }
      }),
    );
  });
});
