import { accept, type Result, refuse } from '#foundations/result';
import { parseNumber } from './parse-number.ts';
import { enough, isBlank, readRecords } from './read-records.ts';
import { type Columns, defaultLimits, type Table, type TableLimits, type TableProblem } from './table.ts';

export interface ReadOptions {
  readonly columns: Columns;
  /** What to call the file in results and problems; the path by default. */
  readonly name?: string;
  readonly limits?: Partial<TableLimits>;
  /**
   * Told of each fault of a row. Where it answers true, the reading goes on: a row of another length is left out, and a cell that should be a number is
   * NaN. What comes of it is not the table that the file was meant to be.
   */
  readonly onFault?: ((fault: TableProblem) => boolean) | undefined;
}

/**
 * Reads the named columns of a CSV file (UTF-8, header row, RFC 4180; decompressed where the name ends in `.gz`) as a stream, within limits.
 *
 * The first fault found is returned with file, row and column: a missing or repeated column among the named ones, a row of another length, a
 * cell that should be a number and is not, bytes that are not UTF-8, an endless line, a compressed file that grows out of hand. Lines that are
 * blank are passed over; an endless run of them counts as an endless line.
 *
 * @example await readTable('areas.csv', { columns: { texts: ['code'], numbers: ['population'] } })
 */
export async function readTable(path: string, options: ReadOptions): Promise<Result<Table, TableProblem>> {
  const file = options.name ?? path;
  const rows = new TableRows(file, options.columns, options.onFault);
  const read = await readRecords(path, file, { ...defaultLimits, ...options.limits }, (cells) => rows.add(cells));
  if (!read.ok) return read;
  return rows.finish(read.value);
}

/** The column names of a CSV file, reading no further than its first row. */
export async function readHeader(
  path: string,
  options: HeadOptions = {},
): Promise<Result<readonly string[], TableProblem>> {
  const head = await readFirstRows(path, 0, options);
  return head.ok ? accept(head.value.header) : head;
}

export interface HeadOptions {
  readonly name?: string;
  readonly limits?: Partial<TableLimits>;
}

/** The column names of a CSV file and its first rows, as written, reading no further. */
export async function readFirstRows(
  path: string,
  most: number,
  options: HeadOptions = {},
): Promise<
  Result<{ readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }, TableProblem>
> {
  const file = options.name ?? path;
  const read: (readonly string[])[] = [];
  const limits = { ...defaultLimits, ...options.limits };
  const ended = await readRecords(path, file, limits, (cells) => {
    if (isBlank(cells)) return null;
    read.push(cells);
    return read.length > most ? enough : null;
  });
  if (!ended.ok) return ended;
  const [header, ...rows] = read;
  return header === undefined ? refuse({ kind: 'empty-file', file }) : accept({ header, rows });
}

/** Gathers the wanted columns row by row. */
class TableRows {
  readonly #file: string;
  readonly #columns: Columns;
  readonly #onFault: ReadOptions['onFault'];
  #header: readonly string[] | null = null;
  #row = 0;
  readonly #rowNumbers: number[] = [];
  #texts: { readonly name: string; readonly at: number; readonly cells: string[] }[] = [];
  #numbers: { readonly name: string; readonly at: number; readonly cells: number[] }[] = [];

  constructor(file: string, columns: Columns, onFault: ReadOptions['onFault']) {
    this.#file = file;
    this.#columns = columns;
    this.#onFault = onFault;
  }

  add(cells: readonly string[]): TableProblem | null {
    this.#row++;
    if (isBlank(cells)) return null;
    if (this.#header === null) return this.#begin(cells);
    if (cells.length !== this.#header.length)
      return this.#fault({ kind: 'ragged-row', expected: this.#header.length, got: cells.length });
    for (const column of this.#texts) column.cells.push(cells[column.at] as string);
    for (const column of this.#numbers) {
      const text = cells[column.at] as string;
      const value = parseNumber(text);
      const fault = value === null ? this.#fault({ kind: 'not-a-number', column: column.name, text }) : null;
      if (fault !== null) return fault;
      column.cells.push(value ?? Number.NaN);
    }
    this.#rowNumbers.push(this.#row);
    return null;
  }

  finish(sha256: string): Result<Table, TableProblem> {
    const file = this.#file;
    if (this.#header === null) return refuse({ kind: 'empty-file', file });
    if (this.#rowNumbers.length === 0) return refuse({ kind: 'no-rows', file });
    return accept({
      file,
      sha256,
      header: this.#header,
      rowCount: this.#rowNumbers.length,
      texts: new Map(this.#texts.map(({ name, cells }) => [name, cells])),
      numbers: new Map(this.#numbers.map(({ name, cells }) => [name, Float64Array.from(cells)])),
      rowNumbers: Uint32Array.from(this.#rowNumbers),
    });
  }

  #begin(header: readonly string[]): TableProblem | null {
    this.#header = header;
    const { texts = [], numbers = [] } = this.#columns;
    for (const column of new Set([...texts, ...numbers])) {
      const file = this.#file;
      const at = header.indexOf(column);
      if (at === -1) return { kind: 'missing-column', file, column, header };
      if (header.indexOf(column, at + 1) !== -1) return { kind: 'duplicate-column', file, column };
    }
    this.#texts = [...new Set(texts)].map((name) => ({ name, at: header.indexOf(name), cells: [] }));
    this.#numbers = [...new Set(numbers)].map((name) => ({ name, at: header.indexOf(name), cells: [] }));
    return null;
  }

  /** Null where the reading is to go on all the same. */
  #fault(
    fault:
      | { kind: 'ragged-row'; expected: number; got: number }
      | { kind: 'not-a-number'; column: string; text: string },
  ): TableProblem | null {
    const problem: TableProblem = { ...fault, file: this.#file, row: this.#row };
    return this.#onFault?.(problem) === true ? null : problem;
  }
}
