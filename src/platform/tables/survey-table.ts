import { accept, type Result, refuse } from '#foundations/result';
import { parseNumber } from './parse-number.ts';
import { isBlank, readRecords, type Taken } from './read-records.ts';
import { defaultLimits, type TableLimits, type TableProblem } from './table.ts';

/** What a column holds, judged by every one of its cells. */
export interface ColumnSurvey {
  readonly name: string;
  /**
   * number: every cell that is not blank is one. blank: all are. repeated: another column has this name, so that it names none; nothing else
   * is said of it.
   */
  readonly kind: 'number' | 'text' | 'blank' | 'repeated';
  /** Cells that are blank. */
  readonly missing: number;
  /** The smallest and largest number of a column of numbers; `null` for the others. */
  readonly smallest: number | null;
  readonly largest: number | null;
}

/** A whole table as one reading finds it, its columns in the file's order. */
export interface TableSurvey {
  readonly file: string;
  /** Of the file as it lies on disk, in hexadecimal. */
  readonly sha256: string;
  readonly rowCount: number;
  readonly columns: readonly ColumnSurvey[];
  /** The cells of the columns that were to be kept, as written. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  /** Where each row stands in a spreadsheet: the header is row 1. */
  readonly rowNumbers: Uint32Array<ArrayBuffer>;
}

export interface SurveyOptions {
  /** Columns whose cells are wanted besides. */
  readonly keep?: readonly string[];
  /** What to call the file in results and problems; the path by default. */
  readonly name?: string;
  readonly limits?: Partial<TableLimits>;
}

/**
 * Reads a CSV file once and says of every column what it holds. Memory grows with the number of rows only by the columns that are kept. A file
 * is refused as by `readTable`; a column with a word among its numbers is one of texts.
 *
 * @example await surveyTable('areas.csv', { keep: ['code'] })
 */
export async function surveyTable(
  path: string,
  options: SurveyOptions = {},
): Promise<Result<TableSurvey, TableProblem>> {
  const file = options.name ?? path;
  const survey = new Survey(file, options.keep ?? []);
  const limits = { ...defaultLimits, ...options.limits };
  const read = await readRecords(path, file, limits, (cells) => survey.add(cells));
  return read.ok ? survey.finish(read.value) : read;
}

interface Tally {
  missing: number;
  numbers: number;
  smallest: number;
  largest: number;
}

class Survey {
  readonly #file: string;
  readonly #keep: readonly string[];
  #header: readonly string[] | null = null;
  #tallies: Tally[] = [];
  #kept: { readonly name: string; readonly at: number; readonly cells: string[] }[] = [];
  #row = 0;
  readonly #rowNumbers: number[] = [];

  constructor(file: string, keep: readonly string[]) {
    this.#file = file;
    this.#keep = keep;
  }

  add(cells: readonly string[]): Taken {
    this.#row++;
    if (isBlank(cells)) return null;
    if (this.#header === null) return this.#begin(cells);
    const { length } = this.#header;
    if (cells.length !== length)
      return { kind: 'ragged-row', file: this.#file, row: this.#row, expected: length, got: cells.length };
    for (const [at, tally] of this.#tallies.entries()) count(tally, cells[at] as string);
    for (const column of this.#kept) column.cells.push(cells[column.at] as string);
    this.#rowNumbers.push(this.#row);
    return null;
  }

  finish(sha256: string): Result<TableSurvey, TableProblem> {
    const file = this.#file;
    if (this.#header === null) return refuse({ kind: 'empty-file', file });
    const rowCount = this.#rowNumbers.length;
    if (rowCount === 0) return refuse({ kind: 'no-rows', file });
    const header = this.#header;
    const times = Map.groupBy(header, (name) => name);
    const columns = this.#tallies.map((tally, at) => {
      const name = header[at] as string;
      return (times.get(name)?.length ?? 0) > 1 ? repeated(name) : describe(name, tally, rowCount);
    });
    const texts = new Map(this.#kept.map(({ name, cells }) => [name, cells]));
    return accept({ file, sha256, rowCount, columns, texts, rowNumbers: Uint32Array.from(this.#rowNumbers) });
  }

  #begin(header: readonly string[]): TableProblem | null {
    this.#header = header;
    this.#tallies = header.map(() => ({ missing: 0, numbers: 0, smallest: Infinity, largest: -Infinity }));
    for (const name of new Set(this.#keep)) {
      const file = this.#file;
      const at = header.indexOf(name);
      if (at === -1) return { kind: 'missing-column', file, column: name, header };
      if (header.includes(name, at + 1)) return { kind: 'duplicate-column', file, column: name };
      this.#kept.push({ name, at, cells: [] });
    }
    return null;
  }
}

function count(tally: Tally, cell: string): void {
  const value = parseNumber(cell);
  if (value === null) return;
  if (Number.isNaN(value)) {
    tally.missing++;
    return;
  }
  tally.numbers++;
  if (value < tally.smallest) tally.smallest = value;
  if (value > tally.largest) tally.largest = value;
}

function describe(name: string, { missing, numbers, smallest, largest }: Tally, rows: number): ColumnSurvey {
  if (missing === rows) return { name, kind: 'blank', missing, smallest: null, largest: null };
  if (missing + numbers < rows) return { name, kind: 'text', missing, smallest: null, largest: null };
  return { name, kind: 'number', missing, smallest, largest };
}

function repeated(name: string): ColumnSurvey {
  return { name, kind: 'repeated', missing: 0, smallest: null, largest: null };
}
