/**
 * A linear program with some whole-number columns, to be maximised: `objective` times x, each row's sum within its limits, each column within its own.
 * Rows are sparse, one after the other: row r has the entries from `starts[r]` to `starts[r + 1]`.
 */
export interface LinearProgram {
  readonly objective: Float64Array;
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  /** 1 where a column takes whole numbers only. */
  readonly isWhole: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
  /** A point within all limits that is known already. */
  readonly known?: Float64Array | undefined;
}

export interface Column {
  readonly objective: number;
  readonly lower: number;
  readonly upper: number;
  readonly isWhole: boolean;
}

export interface Row {
  readonly lower: number;
  readonly upper: number;
  /** Column and value, each column once. */
  readonly entries: readonly (readonly [column: number, value: number])[];
}

/** A program from its columns and rows. */
export function linearProgram(columns: readonly Column[], rows: readonly Row[]): LinearProgram {
  const starts = new Int32Array(rows.length + 1);
  for (const [r, { entries }] of rows.entries()) starts[r + 1] = (starts[r] as number) + entries.length;
  const entries = rows.flatMap((row) => row.entries);
  return {
    objective: Float64Array.from(columns, ({ objective }) => objective),
    columnLower: Float64Array.from(columns, ({ lower }) => lower),
    columnUpper: Float64Array.from(columns, ({ upper }) => upper),
    isWhole: Uint8Array.from(columns, ({ isWhole }) => (isWhole ? 1 : 0)),
    rowLower: Float64Array.from(rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(rows, ({ upper }) => upper),
    starts,
    indices: Int32Array.from(entries, ([column]) => column),
    values: Float64Array.from(entries, ([, value]) => value),
  };
}
