import { describe, expect, it } from 'vitest';
import { histogram, indexSpread } from './index-spread.ts';
import { fiveAreas as areas, fiveAreasVersion as version } from './testing/five-areas.ts';

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

describe('the spread of an index', () => {
  it('holds the middle, the range and all values of each indicator in order', () => {
    const [pay] = indexSpread(version, areas);
    expect(pay).toMatchObject({ median: 50, sorted: Float64Array.of(1, 20, 50, 80, 100) });
    expect(pay?.range).toBeCloseTo(96 - 4.8);
    expect(pay?.published?.counts.reduce((sum, count) => sum + count, 0)).toBe(5);
  });

  it('has a range that can be divided by where all places are alike', () => {
    const same = areas.map((area) => ({ ...area, normalised: [3, 3, 3] }));
    expect(indexSpread(version, same).map(({ range }) => range)).toEqual([1, 1, 1]);
  });
});
