import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';

/** What R's surveillance made of four series lies outside the repository: tests that need it skip with a message where it is absent. */
export function oraclesIn(given: string | undefined, data: string | undefined) {
  const folder = given ?? join(data ?? '../shared/data', '../oracles');
  const series = ['surv_agona.csv', 'surv_synth_s1.csv', 'surv_synth_s2.csv', 'surv_synth_s3.csv'];
  return { folder, present: series.filter((name) => existsSync(join(folder, name))), complete: series.length };
}

/** The columns of an oracle as numbers; an empty field is NaN. */
export function oracleColumns(folder: string, name: string): (column: string) => Float64Array {
  const rows: Record<string, string>[] = parse(readFileSync(join(folder, name)), { columns: true });
  return (column) => {
    if (rows[0]?.[column] === undefined) throw new RangeError(`${name} has no column ${column}`);
    return Float64Array.from(rows, (row) => (row[column] === '' ? Number.NaN : Number(row[column])));
  };
}

/** Equal to so many digits, NaN where the other is NaN. */
export function expectDigits(got: ArrayLike<number>, expected: ArrayLike<number>, digits: number): void {
  expect(got).toHaveLength(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const value = expected[i]!;
    if (Number.isNaN(value)) expect(got[i], `position ${i}`).toBeNaN();
    else
      expect(Math.abs(got[i]! - value), `position ${i}: ${got[i]} for ${value}`).toBeLessThanOrEqual(
        10 ** -digits * Math.max(1, Math.abs(value)),
      );
  }
}
