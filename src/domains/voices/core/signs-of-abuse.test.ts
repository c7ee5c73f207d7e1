import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signsIn } from './signs-of-abuse.ts';
import type { HourCount } from './tally.ts';

const hour = (at: number) => new Date(Date.UTC(2026, 10, 25, at));
const prepared = (counts: readonly number[]): HourCount[] =>
  counts.map((count, at) => ({ tally: 'prepared', hour: hour(at), count }));

describe('signs of abuse', () => {
  it('are what was copied, crowded out and guessed, under the rules for small numbers', () => {
    const signs = signsIn([
      { tally: 'copied', hour: hour(1), count: 9_000 },
      { tally: 'copied', hour: hour(2), count: 999 },
      { tally: 'crowded', hour: hour(2), count: 9 },
      { tally: 'guessed', hour: hour(2), count: 12 },
    ]);
    expect(signs).toEqual({
      copied: { shown: true, value: 10_000 },
      crowded: { shown: false },
      guessed: { shown: true, value: 10 },
      bursts: [],
    });
  });

  it.each([
    ['an hour of a hundred where twenty are usual', [20, 21, 18, 100], [3], [5]],
    ['two such hours', [20, 400, 18, 20, 19, 500], [1, 5], [20, 25]],
    ['not an hour of 99', [1, 1, 1, 99], [], []],
    ['not what is less than five times the usual', [60, 60, 299], [], []],
    ['not the only hour, as nothing is usual yet', [100_000], [], []],
    ['the larger of two hours', [3, 1_000], [1], [333]],
  ])('are bursts: %s', (_, counts, at, times) => {
    const { bursts } = signsIn(prepared(counts));
    expect(bursts.map(({ hour }) => hour)).toEqual(at.map(hour));
    expect(bursts.map(({ timesUsual }) => timesUsual)).toEqual(times);
  });

  it('do not depend on the order in which hours were read, and never show a small number', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 2_000 }), { maxLength: 30 }), (counts) => {
        const hours = prepared(counts);
        const { bursts } = signsIn(hours);
        expect(signsIn(hours.toReversed()).bursts).toEqual(bursts);
        for (const burst of bursts) expect(burst.prepared).toMatchObject({ shown: true });
      }),
    );
  });
});
