import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#foundations/numeric';
import { farrington, scanFarrington } from './farrington.ts';
import { type FarringtonFlexibleOptions, farringtonFlexible, scanFarringtonFlexible } from './farrington-flexible.ts';

const WEEKS = 300;
const random = createRandom(7);
/** A series with a season, about so many a week. */
const seasonal = (mean: number, weeks = WEEKS) =>
  Float64Array.from({ length: weeks }, (_, week) =>
    Math.max(0, Math.round(mean * (1 + 0.4 * Math.sin((week * 2 * Math.PI) / 52)) + Math.sqrt(mean) * random.normal())),
  );
const series = seasonal(30);

describe('both methods of Farrington', () => {
  const methods = [
    { name: '1996', one: farrington, many: scanFarrington },
    { name: 'flexible', one: farringtonFlexible, many: scanFarringtonFlexible },
  ];

  it.each(methods)('of $name alarm at a spike and not at what every year has', ({ one }) => {
    const spiked = series.with(280, 120);
    const positions = [275, 276, 277, 278, 279, 280];
    const { upper, expected, pvalue, score } = one(spiked, { positions });
    const alarms = positions.map((position, i) => spiked[position]! > upper[i]!);
    expect(alarms).toEqual([false, false, false, false, false, true]);
    for (let i = 0; i < positions.length; i++) expect(upper[i]).toBeGreaterThan(expected[i]!);
    expect(pvalue[5]).toBeLessThan(1e-6);
    expect(score[5]).toBeGreaterThan(1);
  });

  it.each(methods)('of $name judge many series as they judge each alone', ({ one, many }) => {
    const rows = [seasonal(0.2), seasonal(5), series, series.with(100, Number.NaN)];
    const positions = [200, 299, 250];
    const together = many(
      rows.flatMap((row) => [...row]),
      WEEKS,
      positions,
    );
    for (const [row, counts] of rows.entries()) {
      const alone = one(counts, { positions });
      for (const key of ['expected', 'upper', 'phi', 'pvalue', 'score', 'trend'] as const)
        expect(together[key].slice(row * 3, row * 3 + 3)).toEqual(alone[key]);
    }
  });

  it.each(methods)('of $name scan all positions with a past unless told which', ({ name, one }) => {
    expect(one(series).upper).toHaveLength(name === '1996' ? WEEKS - 152 : WEEKS - 159);
    expect(one(series.slice(0, 100)).upper).toHaveLength(0);
  });

  it.each(methods)('of $name have no bound where too few cases came lately', ({ one }) => {
    const few = series.slice();
    few.set([1, 0, 1, 2], 280);
    const { upper, expected } = one(few, { positions: [283] });
    expect(upper[0]).toBeNaN();
    expect(expected[0]).toBeGreaterThan(10);
    expect(one(few, { positions: [283], limit54: [4, 4] }).upper[0]).toBeGreaterThan(0);
  });

  it.each(methods)('of $name expect next to nothing after years without a case', ({ one }) => {
    const silent = new Float64Array(WEEKS).with(290, 8);
    const { upper, expected, trend } = one(silent, { positions: [290] });
    expect(expected[0]).toBeLessThan(1e-6);
    expect(upper[0]).toBeLessThan(8);
    expect(trend[0]).toBe(0);
  });

  it.each(methods)('of $name leave missing counts out, and judge none that is missing', ({ one }) => {
    const gap = series.with(299 - 52, Number.NaN).with(299, Number.NaN);
    const { upper, expected, pvalue } = one(gap, { positions: [298, 299] });
    expect(upper[0]).toBeGreaterThan(expected[0]!);
    expect(expected[1]).toBeGreaterThan(0);
    expect([upper[1], pvalue[1]]).toEqual([Number.NaN, Number.NaN]);
    const nothing = one(new Float64Array(WEEKS).fill(Number.NaN), { positions: [299] });
    expect([nothing.expected[0], nothing.upper[0], nothing.phi[0], nothing.trend[0]]).toEqual([NaN, NaN, NaN, 0]);
  });

  it.each(methods)('of $name follow a line in time where there is one', ({ one }) => {
    const rising = Float64Array.from({ length: WEEKS }, (_, week) => 20 + Math.round(week / 5));
    const { trend, expected } = one(rising.with(238, 90), { positions: [290] });
    expect(trend[0]).toBe(1);
    expect(Math.abs(expected[0]! - 78)).toBeLessThan(6);
    expect(one(rising, { positions: [290], trend: false }).trend[0]).toBe(0);
    expect(one(rising, { positions: [290], b: 2 }).trend[0]).toBe(0);
  });

  it.each(methods)('of $name refuse what makes no sense', ({ one, many }) => {
    expect(() => one([1, -1])).toThrow('needs counts of 0 or more, NaN where missing: got -1 at position 1');
    expect(() => one(series, { positions: [300] })).toThrow('needs positions from 0 to 299: got 300');
    expect(() => one(series, { b: 0 })).toThrow('needs b to be a whole number of at least 1: got 0');
    expect(() => one(series, { alpha: 1 })).toThrow('needs alpha between 0 and 1: got 1');
    expect(() => one(series, { limit54: [5, 0] })).toThrow(
      'needs limit54[1] to be a whole number of at least 1: got 0',
    );
    expect(() => many([1, 2, 3], 2, [])).toThrow('needs series of 2 counts each: got 3 counts');
  });

  it.each(['2/3', '1/2', 'none'] as const)('of 1996 has a bound for the power %s', (powertrans) => {
    const { upper, expected } = farrington(series, { positions: [299], powertrans });
    expect(upper[0]! / expected[0]!).toBeGreaterThan(1.2);
    expect(upper[0]! / expected[0]!).toBeLessThan(2);
  });
});

describe('the flexible method', () => {
  it('knows months and days by their period', () => {
    const options = { noPeriods: 4, pastWeeksNotIncluded: 3, w: 1 };
    const months = farringtonFlexible(seasonal(40, 60), { ...options, period: 12 });
    const days = farringtonFlexible(seasonal(40, 1200), { ...options, period: 365, w: 7 });
    expect(months.upper).toHaveLength(60 - 37);
    expect(days.upper).toHaveLength(1200 - 1102);
    for (const bound of [...months.upper, ...days.upper]) expect(bound).toBeGreaterThan(0);
  });

  it('bounds more with a cautious mean than with the mean itself', () => {
    const bound = (thresholdMethod: 'nbPlugin' | 'muan') =>
      farringtonFlexible(series, { positions: [280, 299], thresholdMethod }).upper;
    const [plugin, muan] = [bound('nbPlugin'), bound('muan')];
    for (const i of [0, 1]) expect(muan[i]).toBeGreaterThan(plugin[i]!);
  });

  it('says nothing before there is a whole past', () => {
    const { upper } = farringtonFlexible(series, { positions: [158, 159] });
    expect(upper[0]).toBeNaN();
    expect(upper[1]).toBeGreaterThan(0);
  });

  it('ends, with a bound above 0 or none, whatever the counts', () => {
    const counts = fc.array(fc.oneof({ weight: 9, arbitrary: fc.nat(3) }, fc.nat(1e9), fc.constant(Number.NaN)), {
      minLength: 60,
      maxLength: 60,
    });
    const method = fc.constantFrom<NonNullable<FarringtonFlexibleOptions['thresholdMethod']>>(
      'delta',
      'nbPlugin',
      'muan',
    );
    fc.assert(
      fc.property(counts, method, (values, thresholdMethod) => {
        const options = { period: 12, w: 1, noPeriods: 4, pastWeeksNotIncluded: 3, thresholdMethod };
        const { upper, phi, pvalue } = farringtonFlexible(values, options);
        for (const bound of upper) expect(bound < 0).toBe(false);
        for (const one of phi) expect(one < 1).toBe(false);
        for (const p of pvalue) expect(p < 0 || p > 1).toBe(false);
      }),
    );
  });
});
