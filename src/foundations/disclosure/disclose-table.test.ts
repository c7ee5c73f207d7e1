import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discloseCount } from './disclose-count.ts';
import { discloseTable } from './disclose-table.ts';
import type { Disclosed } from './disclosed.ts';
import { pinnedInterval } from './pinned-interval.ts';
import { members, revelations } from './reference/every-table.ts';

type Disclose = (counts: readonly number[], views: readonly (readonly number[])[]) => Disclosed[];

/** Hidden as a dash, so that a table reads as it is published. */
function printed(disclosed: readonly Disclosed[]): string {
  return disclosed.map((figure) => (figure.shown ? figure.value : '-')).join(' ');
}

/** Up to four cells, mostly small, under two to seven overlapping views. */
const overlapping = fc.integer({ min: 2, max: 4 }).chain((cells) =>
  fc.record({
    counts: fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 24 })), {
      minLength: cells,
      maxLength: cells,
    }),
    views: fc
      .uniqueArray(fc.integer({ min: 1, max: 2 ** cells - 1 }), { minLength: 2, maxLength: 7 })
      .map((sets) => sets.map(members)),
  }),
);

function neverReveals(disclose: Disclose) {
  return fc.property(overlapping, ({ counts, views }) => {
    expect(revelations(counts, views, disclose(counts, views))).toEqual([]);
  });
}

describe('figures about the same people', () => {
  it('never pin a cell, a view or a difference of two views with fewer than 10 people to an interval narrower than 10', () => {
    fc.assert(neverReveals(discloseTable), { numRuns: 400 });
  });

  it('would, if each were judged by itself: the check above can fail', () => {
    const eachByItself: Disclose = (counts, views) =>
      views.map((view) => discloseCount(view.reduce((sum, cell) => sum + counts[cell]!, 0)));
    const outcome = fc.check(neverReveals(eachByItself), { numRuns: 400, seed: 1 });
    expect(outcome.failed).toBe(true);
  });

  it('would, if one figure that had to be hidden were shown after all', () => {
    const forgetful: Disclose = (counts, views) => {
      const disclosed = discloseTable(counts, views);
      const alone = views.map((view) => discloseCount(view.reduce((sum, cell) => sum + counts[cell]!, 0)));
      const complementary = disclosed.findIndex((figure, view) => !figure.shown && alone[view]!.shown);
      return disclosed.map((figure, view) => (view === complementary ? alone[view]! : figure));
    };
    expect(fc.check(neverReveals(forgetful), { numRuns: 400, seed: 1 }).failed).toBe(true);
  });

  it('hide a second part, since a single one is found by subtraction', () => {
    expect(printed(discloseTable([4, 31], [[0], [1], [0, 1]]))).toBe('- - 35');
  });

  it('hide no more when two small parts cover for each other', () => {
    expect(printed(discloseTable([4, 8, 18], [[0], [1], [2], [0, 1, 2]]))).toBe('- - 20 30');
  });

  it('hide a total whose parts are both small: a guesser would know more than that', () => {
    expect(printed(discloseTable([6, 6], [[0], [1], [0, 1]]))).toBe('- - -');
  });

  it('hide a filtered view that leaves out fewer than 10 people', () => {
    expect(printed(discloseTable([30, 4], [[0, 1], [0]]))).toBe('35 -');
    expect(printed(discloseTable([30, 14], [[0, 1], [0]]))).toBe('45 30');
  });

  it('hide a part beside an empty one, since a zero is a small count too', () => {
    expect(printed(discloseTable([0, 50], [[0], [1], [0, 1]]))).toBe('- - 50');
  });

  it('know that a shown 10 is no 8 and no 9', () => {
    // 20 - 10 - 10: 18 to 22 less 20 to 24 leaves at most 2.
    expect(revelations([1, 10, 10], [[0], [1], [2], [0, 1, 2]], figures('- 10 10 20'))).not.toEqual([]);
    expect(printed(discloseTable([1, 10, 10], [[0], [1], [2], [0, 1, 2]]))).toBe('- - 10 20');
  });

  it('protect what two small parts are together, when the rest of the total is shown', () => {
    // 50 - 40: 48 to 52 less 38 to 42 would leave 6 to 14 for the two, though either alone may be 0 to 9.
    expect(printed(discloseTable([4, 4, 42], [[0], [1], [2], [0, 1, 2]]))).toBe('- - - 50');
    // 30 - 10 - 10: 28 to 32 less 20 to 24 would leave 4 to 12.
    expect(printed(discloseTable([4, 4, 11, 11], [[0], [1], [2], [3], [0, 1, 2, 3]]))).toBe('- - - 10 30');
  });

  it('do not even show by arithmetic that a count is under 10', () => {
    // 30 - 15 - 10: 28 to 32 less 23 to 29 would leave exactly 0 to 9.
    const views = [[0], [1], [2], [0, 1, 2]];
    const disclosed = discloseTable([3, 15, 11], views);
    expect(printed(disclosed)).toBe('- 15 - 30');
    expect(pinnedInterval([3, 15, 11], views, disclosed, [0], 'any-count')).toEqual({ least: 0, most: 19 });
  });

  it('show again what was hidden before something larger made it needless', () => {
    // The row of 34 is hidden first, being smaller than the 41 and 52 that have to be.
    const views = [[0], [1], [2], [3], [0, 1], [2, 3], [0, 2], [1, 3], [0, 1, 2, 3]];
    expect(printed(discloseTable([4, 30, 41, 52], views))).toBe('- - - - 35 95 45 80 125');
  });

  it('see through three overlapping views of which none holds another', () => {
    const views = [
      [0, 1],
      [1, 2],
      [0, 2],
    ];
    expect(revelations([20, 20, 3], views, figures('40 25 25'))).not.toEqual([]);
    expect(printed(discloseTable([20, 20, 3], views))).toBe('40 - 25');
  });

  it('are the same for views over the same cells', () => {
    const disclosed = discloseTable([4, 31], [[0], [1], [0, 1], [1], [1, 0]]);
    expect(printed(disclosed)).toBe('- - 35 - 35');
  });

  it('are all shown, rounded, where nothing small is to be found', () => {
    const count = fc.integer({ min: 10, max: 1000 });
    fc.assert(
      fc.property(fc.array(count, { minLength: 2, maxLength: 12 }), (counts) => {
        const views = [...counts.map((_, cell) => [cell]), counts.map((_, cell) => cell)];
        expect(discloseTable(counts, views).every((figure) => figure.shown)).toBe(true);
      }),
    );
  });

  it('hide only the small one of three parts, where the rounding of the others covers for it', () => {
    // 85 - 30 - 50: 83 to 87 less 76 to 84 leaves 0 to 11.
    expect(printed(discloseTable([4, 30, 51], [[0], [1], [2], [0, 1, 2]]))).toBe('- 30 50 85');
  });

  it('hide only the small one of many parts', () => {
    const counts = [4, ...Array.from({ length: 30 }, (_, i) => 20 + 7 * i)];
    const views = [...counts.map((_, cell) => [cell]), counts.map((_, cell) => cell)];
    expect(discloseTable(counts, views).filter((figure) => !figure.shown).length).toBe(1);
  });

  it('are none for no views, and hidden for a view of no cells', () => {
    expect(discloseTable([5], [])).toEqual([]);
    expect(discloseTable([5], [[]])).toEqual([{ shown: false }]);
  });
});

function figures(text: string): Disclosed[] {
  return text.split(' ').map((word) => (word === '-' ? { shown: false } : { shown: true, value: Number(word) }));
}
