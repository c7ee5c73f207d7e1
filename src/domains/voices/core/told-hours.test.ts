import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicNumbers } from './tally.ts';
import { toldHours } from './told-hours.ts';

const start = Date.UTC(2026, 10, 5, 19);
const hour = (at: number) => new Date(start + at * 3_600_000);
const counts = (...given: readonly number[]) =>
  given.flatMap((count, at) => (count === 0 ? [] : [{ tally: 'prepared' as const, hour: hour(at), count }]));

describe('a tally by the hour', () => {
  it('tells hours with ten or more alone, and puts fewer together until there are ten', () => {
    expect(toldHours(counts(23, 4, 0, 7, 3), 'prepared', hour(6))).toEqual([
      { from: hour(0), until: hour(1), count: 25 },
      { from: hour(1), until: hour(4), count: 10 },
    ]);
  });

  it('tells nothing of the hour that runs, nor of another tally', () => {
    expect(toldHours(counts(23), 'prepared', new Date(start + 3_599_999))).toEqual([]);
    expect(toldHours(counts(23), 'shared', hour(9))).toEqual([]);
  });

  it('never tells a few, and what it leaves out stays under ten until they are told', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 60 }), (given) => {
        const [hours, now] = [counts(...given), hour(61)];
        const told = toldHours(hours, 'prepared', now);
        expect(told.every(({ count }) => count >= 10 && count % 5 === 0)).toBe(true);
        const last = told.at(-1)?.until ?? hour(0);
        const left = hours.filter((one) => one.hour >= last).reduce((sum, { count }) => sum + count, 0);
        expect(left).toBeLessThan(10);
        expect(told.length > 0).toBe(publicNumbers(hours, now).prepared.shown);
      }),
    );
  });
});
