import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { centralSums } from './central-sums.ts';
import { excessKurtosis } from './excess-kurtosis.ts';
import { skewness } from './skewness.ts';

const oracles = process.env.OUTSPOKEN_ORACLES ?? '../shared/oracles';
const haveOracles = existsSync(`${oracles}/asem_skew_kurt_raw.csv`);

describe('sums of powers of deviations', () => {
  it('are exactly 0 for equal values', () => {
    expect(centralSums([0.1, 0.1, 0.1])).toEqual({ second: 0, third: 0, fourth: 0 });
  });

  it('are the plain sums for a small case', () => {
    expect(centralSums([1, 2, 6])).toEqual({ second: 14, third: 18, fourth: 98 });
  });

  it.skipIf(!haveOracles)(
    `give COINr's skewness and kurtosis for every ASEM indicator (skipped where ${oracles} is absent)`,
    () => {
      const values = columns(`${oracles}/asem_raw.csv`);
      const expected = columns(`${oracles}/asem_skew_kurt_raw.csv`);
      const indicators = expected.get('iCode')!;
      expect(indicators.length).toBe(49);
      indicators.forEach((indicator, i) => {
        const present = values.get(indicator)!.filter((cell) => cell !== '');
        expect(skewness(present.map(Number))).toBeCloseTo(Number(expected.get('skew')![i]), 11);
        expect(excessKurtosis(present.map(Number))).toBeCloseTo(Number(expected.get('kurt')![i]), 11);
      });
    },
  );
});

/** Enough of a reader for these files: no commas or line ends inside quotes. */
function columns(path: string): Map<string, string[]> {
  const rows = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.replaceAll('"', '').trim().split(','));
  return new Map(rows[0]!.map((name, i) => [name, rows.slice(1).map((row) => row[i]!)]));
}
