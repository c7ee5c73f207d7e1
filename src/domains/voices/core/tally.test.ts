import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pinnedInterval } from '#foundations/disclosure';
import { type HourCount, hourOf, publicNumbers, type Tally, totalOf } from './tally.ts';

const start = Date.UTC(2026, 10, 5, 19);
const at = (hours: number) => new Date(start + hours * 3_600_000);
const hour = (hours: number, count: number, tally: Tally = 'prepared'): HourCount => ({
  tally,
  hour: at(hours),
  count,
});
const HIDDEN = { shown: false };
const shown = (value: number) => ({ shown: true, value });

describe('the hour of a moment', () => {
  it('begins with the full hour, in UTC, also in the night when the clocks go back', () => {
    expect(hourOf(new Date('2026-10-25T01:59:59.999Z'))).toEqual(new Date('2026-10-25T01:00:00Z'));
    expect(hourOf(at(0))).toEqual(at(0));
  });
});

describe('the public figures of a wave', () => {
  it('hide counts under ten and round the others to five', () => {
    expect(publicNumbers([hour(0, 9)], at(1)).prepared).toEqual(HIDDEN);
    expect(publicNumbers([hour(0, 10)], at(1)).prepared).toEqual(shown(10));
    expect(publicNumbers([hour(0, 43)], at(1)).prepared).toEqual(shown(45));
  });

  it('hold whole hours alone, so that they do not tell when somebody took part', () => {
    const hours = [hour(0, 20), hour(1, 30)];
    const during = [at(1), new Date(at(2).getTime() - 1)].map((now) => publicNumbers(hours, now));
    expect(during[0]).toEqual({ ...during[1] });
    expect(during[0]).toMatchObject({ prepared: shown(20), until: at(1) });
    expect(publicNumbers(hours, at(2)).prepared).toEqual(shown(50));
  });

  it('stand still until ten more people have come', () => {
    const hours = [hour(0, 20), hour(1, 4), hour(2, 5), hour(3, 1)];
    expect([1, 2, 3, 4].map((now) => publicNumbers(hours, at(now)).prepared)).toEqual([20, 20, 20, 30].map(shown));
  });

  it('hide how many shared where nearly all did: the rest would be few', () => {
    const numbers = publicNumbers([hour(0, 40), hour(0, 37, 'shared')], at(1));
    expect(numbers).toMatchObject({ prepared: shown(40), shared: HIDDEN });
    expect(publicNumbers([hour(0, 40), hour(0, 20, 'shared')], at(1))).toMatchObject({ shared: shown(20) });
    expect(publicNumbers([hour(0, 40), hour(0, 40, 'shared')], at(1))).toMatchObject({
      prepared: shown(40),
      shared: HIDDEN,
    });
  });

  it('never leave fewer than ten possible counts for a few people', () => {
    const count = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(count, count, (prepared, some) => {
        const shared = Math.min(prepared, some);
        const numbers = publicNumbers([hour(0, prepared), hour(0, shared, 'shared')], at(1));
        const views = [[0, 1], [0]];
        const cells = [shared, prepared - shared];
        for (const cell of [0, 1]) {
          if (cells[cell]! >= 10) continue;
          const { least, most } = pinnedInterval(cells, views, [numbers.prepared, numbers.shared], [cell]);
          expect(most - least).toBeGreaterThanOrEqual(9);
        }
      }),
    );
  });

  it('say "fewer than ten" only where that is true', () => {
    const count = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(count, count, count, (prepared, shared, onWall) => {
        const hours = [hour(0, prepared), hour(0, shared, 'shared'), hour(0, onWall, 'shown')];
        const numbers = publicNumbers(hours, at(1));
        expect([numbers.prepared.shown, numbers.shown.shown]).toEqual([prepared >= 10, onWall >= 10]);
      }),
    );
  });

  it('after each other never show a difference of fewer than ten people', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(counts, (each) => {
        const hours = each.map((count, index) => hour(index, count));
        const standing = each.map((_, index) => publicNumbers(hours, at(index + 1)).prepared);
        const totals = each.map((_, index) => each.slice(0, index + 1).reduce((sum, count) => sum + count, 0));
        let since = 0;
        standing.forEach((figure, index) => {
          const before = index === 0 ? HIDDEN : standing[index - 1];
          if (JSON.stringify(figure) === JSON.stringify(before)) return;
          expect(totals[index]! - since).toBeGreaterThanOrEqual(10);
          since = totals[index]!;
        });
      }),
    );
  });
});

describe('a total', () => {
  it('is of one thing, over all hours', () => {
    expect(totalOf([hour(0, 2), hour(1, 3), hour(1, 50, 'opened')], 'prepared')).toBe(5);
    expect(totalOf([], 'prepared')).toBe(0);
  });
});
