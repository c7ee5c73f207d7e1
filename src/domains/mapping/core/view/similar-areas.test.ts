import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexSpread } from './index-spread.ts';
import { similarAreas } from './similar-areas.ts';
import { fiveAreas as areas, fiveAreasVersion as version } from './testing/five-areas.ts';

const spread = indexSpread(version, areas);

describe('places that are alike', () => {
  it('have figures that are', () => {
    expect(similarAreas(spread, areas, areas[0]!, 2).map((area) => area.code)).toEqual(['A1', 'A2']);
    expect(similarAreas(spread, areas, areas[4]!, 1).map((area) => area.code)).toEqual(['A3']);
  });

  it('are those that sorting all of them would put first, ties by code', () => {
    const values = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), fc.constant(0));
    fc.assert(
      fc.property(fc.array(values, { minLength: 2, maxLength: 30 }), fc.integer({ min: 1, max: 6 }), (table, count) => {
        const some = table.map((normalised, at) => ({ ...areas[0]!, code: `A${100 - at}`, normalised }));
        const among = indexSpread(version, some);
        const [area, ...others] = some;
        const distance = (other: (typeof some)[number]) =>
          other.normalised.reduce(
            (sum, value, at) => sum + ((value - area!.normalised[at]!) / among[at]!.range) ** 2,
            0,
          );
        const sorted = others.toSorted((a, b) => distance(a) - distance(b) || (a.code < b.code ? -1 : 1));
        expect(similarAreas(among, some, area!, count)).toEqual(sorted.slice(0, count));
      }),
    );
  });
});
