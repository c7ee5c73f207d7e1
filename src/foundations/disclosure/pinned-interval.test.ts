import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discloseCount } from './disclose-count.ts';
import { discloseTable } from './disclose-table.ts';
import type { Disclosed } from './disclosed.ts';
import { pinnedInterval } from './pinned-interval.ts';
import { everyTable, mask, members } from './reference/every-table.ts';

const total = [[0], [1], [0, 1]];

function eachByItself(counts: readonly number[], views: readonly (readonly number[])[]): Disclosed[] {
  return views.map((view) => discloseCount(view.reduce((sum, cell) => sum + counts[cell]!, 0)));
}

describe('the interval that published figures leave', () => {
  it('is what subtraction finds where only small figures were hidden', () => {
    const counts = [4, 31];
    expect(pinnedInterval(counts, total, eachByItself(counts, total), [0], 'any-count')).toEqual({ least: 1, most: 9 });
  });

  it('is ten counts for the guesser, and wider for others, where figures were chosen well', () => {
    const counts = [4, 31];
    const published = discloseTable(counts, total);
    expect(pinnedInterval(counts, total, published, [0])).toEqual({ least: 0, most: 9 });
    expect(pinnedInterval(counts, total, published, [0], 'any-count')).toEqual({ least: 0, most: 37 });
  });

  it('has no end where nothing is known', () => {
    expect(pinnedInterval([4], [], [], [0])).toEqual({ least: 0, most: Infinity });
  });

  it('takes cells that are no view, for which nothing is guessed', () => {
    const counts = [4, 3, 30];
    const views = [[0, 1, 2], [2]];
    expect(pinnedInterval(counts, views, eachByItself(counts, views), [0, 1])).toEqual({ least: 1, most: 9 });
    expect(pinnedInterval(counts, views, eachByItself(counts, views), [0])).toEqual({ least: 0, most: 9 });
    expect(pinnedInterval(counts, [[2]], [{ shown: true, value: 30 }], [0, 1])).toEqual({ least: 0, most: Infinity });
  });

  const small = fc.integer({ min: 0, max: 16 });
  const hierarchy = [[0], [1], [2], [3], [0, 1], [2, 3], [0, 1, 2, 3]];
  const twoWay = [[0], [1], [2], [3], [0, 1], [2, 3], [0, 2], [1, 3], [0, 1, 2, 3]];
  it.each([
    ['a hierarchy', hierarchy],
    ['a two-way table', twoWay],
  ])('agrees with trying every table, for every view of %s', (_, views) => {
    fc.assert(
      fc.property(fc.tuple(small, small, small, small), fc.boolean(), (counts, guesses) => {
        const published = eachByItself(counts, views);
        const truth = everyTable(counts, views, published, guesses);
        for (const view of views) {
          const found = pinnedInterval(counts, views, published, view, guesses ? 'small-where-small' : 'any-count');
          const bounded = found.most < Infinity; // a cell that nothing bounds is tried up to 12 only
          expect(found.least).toBe(truth.least[mask(view)]);
          if (bounded) expect(found.most).toBe(truth.most[mask(view)]);
          else expect(truth.most[mask(view)]).toBeGreaterThanOrEqual(12);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is never wider than trying every table finds, for any overlap', () => {
    const views = fc.uniqueArray(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.tuple(small, small, small, small), views, fc.integer({ min: 1, max: 15 }), (counts, sets, set) => {
        const overlaps = sets.map(members);
        const published = eachByItself(counts, overlaps);
        const truth = everyTable(counts, overlaps, published, true);
        const found = pinnedInterval(counts, overlaps, published, members(set));
        expect(found.least).toBeGreaterThanOrEqual(truth.least[set]!);
        if (found.most < Infinity) expect(found.most).toBeLessThanOrEqual(Math.max(truth.most[set]!, 12 * 4));
      }),
      { numRuns: 60 },
    );
  });

  it('refuses figures that are missing, or not what was counted', () => {
    expect(() => pinnedInterval([4], [[0]], [], [0])).toThrow('needs a figure per view: got 0 for 1');
    expect(() => pinnedInterval([4], [[0]], [{ shown: true, value: 5 }], [0])).toThrow('got 5 in view 0');
    expect(() => pinnedInterval([40], [[0]], [{ shown: true, value: 45 }], [0])).toThrow('got 45 in view 0');
  });
});
