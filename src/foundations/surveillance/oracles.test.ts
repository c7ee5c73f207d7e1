import { describe, expect, it } from 'vitest';
import { ears } from './ears.ts';
import { farrington } from './farrington/farrington.ts';
import { type FarringtonFlexibleOptions, farringtonFlexible } from './farrington/farrington-flexible.ts';
import { expectDigits, oracleColumns, oraclesIn } from './testing/oracles.ts';

const { folder, present, complete } = oraclesIn(process.env.OUTSPOKEN_ORACLES, process.env.OUTSPOKEN_DATA);
if (present.length < complete)
  console.warn('The outputs of R surveillance are not all there: those missing are not compared with.');

/** Alarms where R has bounds; R leaves them out where it has none. */
function alarmsOf(counts: Float64Array, upper: Float64Array): Float64Array {
  return upper.map((bound, at) => (Number.isNaN(bound) ? Number.NaN : Number(counts[at]! > bound)));
}

/**
 * R's glm stops when the deviance changes by less than 1e-8 of itself, which leaves p-values of a fit that went on 3 to 6 digits in common.
 * This one starts and stops where R does: what is left is rounding, 12 digits.
 */
const DIGITS = 12;
const positionsWith = (values: Float64Array) =>
  Int32Array.from([...values.keys()].filter((at) => !Number.isNaN(values[at])));
const pick = (values: Float64Array, positions: Int32Array) => Float64Array.from(positions, (at) => values[at]!);
const whereBound = (values: Float64Array, upper: Float64Array) =>
  values.map((value, i) => (Number.isNaN(upper[i]) ? Number.NaN : value));

describe.skipIf(present.length === 0).each(present)('%s, by R surveillance 1.20.3', (file) => {
  const column = oracleColumns(folder, file);
  const counts = column('observed');

  it.each(['c1', 'c2', 'c3'] as const)('%s has its bounds to 12 digits, and its alarms', (method) => {
    const { upper } = ears(counts, { method });
    // The oracle was made for the weeks for which all three have bounds or more: those it leaves empty are not compared.
    const theirs = column(`${method.toUpperCase()}_upper`);
    const from = theirs.findIndex((bound) => !Number.isNaN(bound));
    expectDigits(upper.slice(from), theirs.slice(from), 12);
    expect(alarmsOf(counts, upper).slice(from)).toEqual(column(`${method.toUpperCase()}_alarm`).slice(from));
  });

  const noufaily = { b: 5, weightsThreshold: 2.58, noPeriods: 10, pastWeeksNotIncluded: 26, pThresholdTrend: 1 };
  const simple = { b: 3, weightsThreshold: 1, noPeriods: 1, pThresholdTrend: 0.05, alpha: 0.05 };
  const settings: Readonly<Record<string, FarringtonFlexibleOptions>> = {
    nbPlugin: { ...noufaily, thresholdMethod: 'nbPlugin' },
    muan: { ...noufaily, thresholdMethod: 'muan' },
    delta: { ...noufaily, thresholdMethod: 'delta', pThresholdTrend: 0.05 },
    simple: { ...simple, thresholdMethod: 'delta', pastWeeksNotIncluded: 26 },
  };

  it.each(Object.entries(settings))('Farrington Flexible, %s, has all it has', (name, options) => {
    const theirs = (what: string) => column(`fF_${name}_${what}`);
    const positions = positionsWith(theirs('pvalue'));
    const found = farringtonFlexible(counts, { ...options, positions });
    expectDigits(found.phi, pick(theirs('phi'), positions), DIGITS);
    expectDigits(found.trend, pick(theirs('trend'), positions), 15);
    expectDigits(found.pvalue, pick(theirs('pvalue'), positions), DIGITS);
    expectDigits(found.upper, pick(theirs('upper'), positions), DIGITS);
    const alarms = found.upper.map((bound, i) => Number(counts[positions[i]!]! > bound));
    expect(alarms).toEqual(pick(theirs('alarm'), positions));
    expectDigits(whereBound(found.expected, found.upper), pick(theirs('expected'), positions), DIGITS);
  });

  it('the method of 1996 has its bounds, and its alarms', () => {
    const theirs = column('far_upper');
    const positions = positionsWith(theirs);
    const found = farrington(counts, { b: 3, w: 3, alpha: 0.05, positions });
    // Where too few cases came lately R has a bound of 0, and no alarm all the same.
    const bounds = pick(theirs, positions).map((bound) => bound || Number.NaN);
    expectDigits(found.upper, bounds, DIGITS);
    const alarms = found.upper.map((bound, i) => Number(counts[positions[i]!]! > bound));
    expect(alarms).toEqual(pick(column('far_alarm'), positions));
  });
});

describe.skipIf(!present.includes('surv_agona.csv'))(
  'salmonella.agona with three years, as R surveillance has it',
  () => {
    const counts = present.includes('surv_agona.csv') ? oracleColumns(folder, 'surv_agona.csv')('observed') : [];
    const positions = Int32Array.from({ length: 53 }, (_, i) => 259 + i);
    /** Counted from 1, as R counts. */
    const alarmsIn = (upper: Float64Array) =>
      [...positions].flatMap((position, i) => (counts[position]! > upper[i]! ? [position + 1] : []));
    const first = (values: Float64Array, count: number, digits: number) =>
      [...values.slice(0, count)].map((value) => Number(value.toPrecision(digits)));

    it('by the method of 1996', () => {
      const { upper } = farrington(counts, { positions });
      expect(alarmsIn(upper)).toEqual([262, 263, 264]);
      expect(first(upper, 5, 7)).toEqual([5.712357, 4.926224, 5.095371, 5.070222, 5.786794]);
    });

    it('by the flexible method with its defaults', () => {
      const { upper, expected, phi, pvalue, score } = farringtonFlexible(counts, { positions });
      expect(alarmsIn(upper)).toEqual([262, 263, 264]);
      expect(first(upper, 10, 7)).toEqual([5, 5, 5, 5, 5, 5, 5, 5, 6, 6]);
      expect(first(expected, 5, 7)).toEqual([1.427044, 1.254191, 1.239003, 1.297562, 1.372617]);
      expect(first(phi, 5, 7)).toEqual([1.156325, 1.208224, 1.186124, 1.145887, 1.129088]);
      expect(first(pvalue, 5, 6)).toEqual([0.182323, 0.0540248, 0.00135789, 0.00489638, 1.91974e-5]);
      const scores = [0.56937, 0.79051, 1.41791, 1.21099, 2.06763];
      expect([...score.slice(0, 5)].map((value) => Number(value.toFixed(5)))).toEqual(scores);
    });

    it('by the flexible method as it was in 1996', () => {
      const { upper } = farringtonFlexible(counts, {
        positions,
        noPeriods: 1,
        weightsThreshold: 1,
        pastWeeksNotIncluded: 3,
        pThresholdTrend: 0.05,
        thresholdMethod: 'delta',
      });
      expect(alarmsIn(upper)).toEqual([262, 263, 264, 284]);
      expect(first(upper, 5, 7)).toEqual([5.177188, 4.47309, 4.625456, 4.603879, 5.23763]);
    });

    it('by EARS', () => {
      const alarms = (method: 'c1' | 'c2' | 'c3') => {
        const { upper } = ears(counts, { method });
        return [...upper.keys()].flatMap((at) => (counts[at]! > upper[at]! ? [at + 1] : []));
      };
      const c1 = [21, 30, 36, 62, 75, 80, 82, 111, 128, 191, 192, 210, 232, 283, 284, 294];
      const c2 = [21, 36, 47, 63, 80, 81, 82, 111, 128, 144, 145, 192, 193, 210, 211, 233, 264, 283, 284, 285];
      expect(alarms('c1')).toEqual(c1);
      expect(alarms('c2')).toEqual(c2);
      expect(alarms('c3')).toHaveLength(36);
      expect([...alarms('c3').slice(0, 5), ...alarms('c3').slice(-2)]).toEqual([22, 23, 33, 37, 38, 287, 296]);
    });
  },
);
