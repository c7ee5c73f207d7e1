import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** Full-size data and the outputs of other tools lie outside the repository: tests that need them skip with a message where they are absent. */
export const dataFolder = process.env.OUTSPOKEN_DATA ?? '../shared/data';
export const oracleFolder = process.env.OUTSPOKEN_ORACLES ?? join(dataFolder, '../oracles');

export function isThere(...path: string[]): boolean {
  return existsSync(join(...path));
}

export type Row = Readonly<Record<string, string>>;

export function referenceRows(...path: string[]): Row[] {
  return parse(readFileSync(join(...path)), { columns: true, bom: true });
}

/** A column of numbers; blank and NA are NaN. */
export function numbersOf(rows: readonly Row[], column: string): Float64Array<ArrayBuffer> {
  return Float64Array.from(rows, (row) => {
    const cell = row[column];
    if (cell === undefined) throw new Error(`The reference has no column ${column}`);
    return cell === '' || cell === 'NA' ? Number.NaN : Number(cell);
  });
}
