import { describe, expect, it } from 'vitest';
import { driverOf } from './driver-of.ts';
import { type DriverPart, fitOf } from './fit.ts';

const parts: readonly DriverPart[] = [
  { driver: 'work', weight: 0.5, values: Float64Array.of(80, 20, 50) },
  { driver: 'health', weight: 0.25, values: Float64Array.of(0, 80, 50) },
  { driver: null, weight: 0.25, values: Float64Array.of(80, 80, 50) },
];

describe('the fit of help to an area', () => {
  it('is the share of need from what it addresses, over the mean of that share', () => {
    // Points: 40+0+20, 10+20+20, 25+12.5+12.5. Shares of work 2/3, 1/5, 1/2, mean 0.4556; of health 0, 2/5, 1/4, mean 0.2167.
    const { multiplier, isKnown } = fitOf(parts, [['work'], ['health', 'ties'], ['tension']], 1);
    expect(isKnown).toEqual([true, true, false]);
    const mean = (2 / 3 + 1 / 5 + 1 / 2) / 3;
    expect(multiplier[0]).toBeCloseTo(2 / 3 / mean, 12);
    expect(multiplier[3]).toBeCloseTo(1 / 5 / mean, 12);
    expect(multiplier[1]).toBe(0.25); // The least there is.
    expect(multiplier[4]).toBeCloseTo(0.4 / (0.65 / 3), 12);
    expect([multiplier[2], multiplier[5], multiplier[8]]).toEqual([1, 1, 1]);
  });

  it('is as uncertain as the weights are, the same for the same seed', () => {
    const once = fitOf(parts, [['work'], ['tension']], 7);
    expect(once).toEqual(fitOf(parts, [['work'], ['tension']], 7));
    expect(once.sd[0]).toBeGreaterThan(0.01);
    expect(once.sd[0]).toBeLessThan(0.3);
    expect(once.sd[1]).toBe(0);
  });

  it('is 1 everywhere where nothing is known of any area', () => {
    const none = fitOf([{ driver: 'work', weight: 1, values: new Float64Array(4) }], [['work']], 1);
    expect([...none.multiplier]).toEqual([1, 1, 1, 1]);
  });
});

describe('what an indicator tells of', () => {
  it.each([
    ['People on low incomes (IMD 2025 income domain)', 'income'],
    ['Working-age people kept out of work (IMD 2025 employment domain)', 'work'],
    ['Lack of skills and schooling', 'education'],
    ['Poor health and early death', 'health'],
    ['Adults who visited a public library', 'ties'],
    ['Residents within a 30 minute walk of a library', 'places'],
    ['Tensions between groups as people see them', 'tension'],
    ['Trees', null],
  ])('%s: %s', (title, driver) => expect(driverOf({ id: 'x', title })).toBe(driver));
});
