import { discloseTable } from './disclose-table.ts';
import type { Disclosed } from './disclosed.ts';

export interface DisclosedTwoWay {
  readonly cells: readonly (readonly Disclosed[])[];
  readonly rows: readonly Disclosed[];
  readonly columns: readonly Disclosed[];
  readonly total: Disclosed;
}

/**
 * A two-way table published with its row totals, column totals and total: `discloseTable` for rows and columns.
 * Throws unless all rows have the same length, and on a count that is not a whole number from 0.
 */
export function discloseTwoWay(counts: readonly (readonly number[])[]): DisclosedTwoWay {
  const width = counts[0]?.length ?? 0;
  const uneven = counts.find((row) => row.length !== width);
  if (uneven) throw new RangeError(`discloseTwoWay needs rows of one length: got ${uneven.length} and ${width}`);
  const grid = counts.map((row, r) => row.map((_, c) => r * width + c));
  const columns = Array.from({ length: width }, (_, c) => grid.map((row) => row[c]!));
  const cells = grid.flat();
  const disclosed = discloseTable(counts.flat(), [...cells.map((cell) => [cell]), ...grid, ...columns, cells]);
  const afterCells = cells.length;
  const afterRows = afterCells + grid.length;
  return {
    cells: grid.map((row) => row.map((cell) => disclosed[cell]!)),
    rows: disclosed.slice(afterCells, afterRows),
    columns: disclosed.slice(afterRows, -1),
    total: disclosed.at(-1)!,
  };
}
