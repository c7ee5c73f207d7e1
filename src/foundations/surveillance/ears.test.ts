import { describe, expect, it } from 'vitest';
import { ears } from './ears.ts';

const toy = [...[4, 2, 5, 3, 6, 4, 3, 5, 2, 4, 3, 9, 15, 4, 3], ...[2, 5, 4, 6, 20, 3, 4, 2, 1, 0, 3, 5, 4, 2, 3]];

/** Counted from 1, as R counts. */
const alarms = (upper: Float64Array, counts: readonly number[] = toy) =>
  [...upper].flatMap((bound, at) => (counts[at]! > bound ? [at + 1] : []));

describe('C1', () => {
  it('has the bounds of R, and alarms at counts above them', () => {
    const { upper } = ears(toy, { method: 'c1' });
    expect([...upper.slice(7, 21)].map((bound) => bound.toFixed(6))).toEqual([
      ...['8.014078', '8.370248', '8.370248', '8.014078', '8.014078', '11.358294', '20.178024'],
      ...['20.048383', '20.177353', '20.177353', '20.178024', '20.048383', '19.024549', '25.394771'],
    ]);
    expect(alarms(upper)).toEqual([12, 13, 20]);
  });

  it('has no bound before its baseline is full', () => {
    const { expected, upper } = ears(toy, { method: 'c1' });
    expect([...upper].findIndex((bound) => !Number.isNaN(bound))).toBe(7);
    expect([...expected].findIndex((mean) => !Number.isNaN(mean))).toBe(7);
    expect(expected[7]).toBeCloseTo(27 / 7, 14);
  });

  it('expects what the last positions had, whatever lies before', () => {
    const longer = [99, 1000, ...toy];
    const { upper } = ears(longer, { method: 'c1' });
    for (let at = 7; at < toy.length; at++)
      expect(upper[at + 2]).toBeCloseTo(ears(toy, { method: 'c1' }).upper[at]!, 12);
  });
});

describe('C2', () => {
  it('misses a spike whose baseline holds another', () => {
    const { upper } = ears(toy, { method: 'c2' });
    expect([...upper].findIndex((bound) => !Number.isNaN(bound))).toBe(9);
    expect(alarms(upper)).toEqual([12, 13]);
  });
});

describe('C3', () => {
  it('alarms after the spike, on ordinary days, with a bound of 0', () => {
    const { upper } = ears(toy, { method: 'c3' });
    expect([...upper].findIndex((bound) => !Number.isNaN(bound))).toBe(11);
    expect(alarms(upper)).toEqual([13, 14, 15, 21, 22]);
    expect([upper[13], upper[14]]).toEqual([0, 0]);
  });
});

describe('any of the three', () => {
  const methods = ['c1', 'c2', 'c3'] as const;

  it('takes a smallest deviation, so that one case after silence is no alarm', () => {
    const quiet = [...new Array(12).fill(0), 1];
    expect(alarms(ears(quiet, { method: 'c1' }).upper, quiet)).toEqual([13]);
    for (const method of methods) {
      const { upper } = ears(quiet, { method, minSigma: 0.5 });
      expect(alarms(upper, quiet)).toEqual([]);
    }
  });

  it('has no bound while a missing count is in its baseline', () => {
    const gap = toy.map((count, at) => (at === 15 ? Number.NaN : count));
    const missing = (upper: Float64Array) =>
      [...upper].flatMap((bound, at) => (at > 11 && Number.isNaN(bound) ? [at] : []));
    expect(missing(ears(gap, { method: 'c1' }).upper)).toEqual([16, 17, 18, 19, 20, 21, 22]);
    expect(missing(ears(gap, { method: 'c2' }).upper)).toEqual([18, 19, 20, 21, 22, 23, 24]);
    expect(missing(ears(gap, { method: 'c3' }).upper)).toEqual([15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26]);
  });

  it('says nothing of a series shorter than its baseline', () => {
    for (const method of methods) {
      expect(ears([], { method }).upper).toHaveLength(0);
      expect(ears([1, 2, 3], { method }).upper).toEqual(new Float64Array(3).fill(Number.NaN));
    }
  });

  it('refuses what makes no sense', () => {
    expect(() => ears([1, -2], { method: 'c1' })).toThrow(
      'ears needs counts of 0 or more, NaN where missing: got -2 at position 1',
    );
    expect(() => ears(toy, { method: 'c1', baseline: 2 })).toThrow(
      'ears needs baseline to be a whole number of at least 3: got 2',
    );
    expect(() => ears(toy, { method: 'c1', alpha: 0 })).toThrow('ears needs alpha between 0 and 1: got 0');
    expect(() => ears(toy, { method: 'c1', minSigma: -1 })).toThrow('ears needs minSigma to be 0 or more: got -1');
  });
});
