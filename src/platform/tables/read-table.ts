import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { accept, type Result, refuse } from '#foundations/result';
import { parseNumber } from './parse-number.ts';
import { type Columns, defaultLimits, type Table, type TableLimits, type TableProblem } from './table.ts';

export interface ReadOptions {
  readonly columns: Columns;
  /** What to call the file in results and problems; the path by default. */
  readonly name?: string;
  readonly limits?: Partial<TableLimits>;
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
  const rows = new TableRows(file, options.columns);
  const read = await readRecords(path, file, { ...defaultLimits, ...options.limits }, (cells) => rows.add(cells));
  if (!read.ok) return read;
  return rows.finish(read.value);
}

/** The column names of a CSV file, reading no further than its first row. */
export async function readHeader(
  path: string,
  options: { readonly name?: string; readonly limits?: Partial<TableLimits> } = {},
): Promise<Result<readonly string[], TableProblem>> {
  const file = options.name ?? path;
  let header: readonly string[] | null = null;
  const limits = { ...defaultLimits, ...options.limits };
  const read = await readRecords(path, file, limits, (cells) => {
    if (isBlank(cells)) return null;
    header = cells;
    return enough;
  });
  if (!read.ok) return read;
  return header === null ? refuse({ kind: 'empty-file', file }) : accept(header);
}

/** Says that no more records are wanted. */
const enough = Symbol('enough');
type Taken = TableProblem | typeof enough | null;

class Stop extends Error {
  readonly taken: TableProblem | typeof enough;
  constructor(taken: TableProblem | typeof enough) {
    super('Reading was stopped');
    this.taken = taken;
  }
}

/** Streams a file's records to `take` and returns the file's sha256 (of what was read, if `take` had enough). */
async function readRecords(
  path: string,
  file: string,
  limits: TableLimits,
  take: (cells: readonly string[]) => Taken,
): Promise<Result<string, TableProblem>> {
  const found = await checkFile(path, file);
  if (!found.ok) return found;

  const hash = createHash('sha256');
  let row = 0;
  let blankRows = 0;
  let compressedBytes = 0;
  const compressed = path.endsWith('.gz');

  const parser = parse({
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: limits.recordBytes,
    on_record(cells: string[]) {
      row++;
      blankRows = isBlank(cells) ? blankRows + 1 : 0;
      if (blankRows > limits.recordBytes)
        throw new Stop({ kind: 'record-too-long', file, row: row - blankRows + 1, limitBytes: limits.recordBytes });
      const taken = take(cells);
      if (taken !== null) throw new Stop(taken);
      return null;
    },
  });

  async function* hashed(source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      compressedBytes += chunk.length;
      hash.update(chunk);
      yield chunk;
    }
  }

  async function* checked(source: AsyncIterable<Buffer>) {
    const utf8 = new TextDecoder('utf-8', { fatal: true });
    const notUtf8 = () => new Stop({ kind: 'not-utf8', file, afterRow: row });
    let tableBytes = 0;
    let lineBytes = 0;
    for await (const chunk of source) {
      tableBytes += chunk.length;
      if (tableBytes > limits.tableBytes)
        throw new Stop({ kind: 'table-too-large', file, limitBytes: limits.tableBytes });
      if (compressed && tableBytes > 16 * 2 ** 20 && tableBytes > limits.growth * compressedBytes)
        throw new Stop({ kind: 'grows-too-much', file, limit: limits.growth });
      // The parser's own limit counts characters inside cells, so an endless line of commas would slip past it.
      const lineEnd = Math.max(chunk.lastIndexOf(10), chunk.lastIndexOf(13));
      lineBytes = lineEnd === -1 ? lineBytes + chunk.length : chunk.length - lineEnd - 1;
      if (lineBytes > limits.recordBytes)
        throw new Stop({ kind: 'record-too-long', file, row: row + 1, limitBytes: limits.recordBytes });
      try {
        utf8.decode(chunk, { stream: true });
      } catch {
        throw notUtf8();
      }
      yield chunk;
    }
    try {
      utf8.decode();
    } catch {
      throw notUtf8();
    }
  }

  const source = createReadStream(path, { highWaterMark: 1 << 17 });
  try {
    if (compressed) await pipeline(source, hashed, createGunzip({ chunkSize: 1 << 17 }), checked, parser, drain);
    else await pipeline(source, hashed, checked, parser, drain);
  } catch (error) {
    const taken = whyStopped(error, file, row, limits);
    if (taken !== enough) return refuse(taken);
  }
  return accept(hash.digest('hex'));
}

async function drain(records: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of records) throw new Error('The parser passed on a record that was already taken');
}

async function checkFile(path: string, file: string): Promise<Result<null, TableProblem>> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return refuse({ kind: 'not-a-file', file });
    return found.size === 0 ? refuse({ kind: 'empty-file', file }) : accept(null);
  } catch (error) {
    return refuse(fileProblem(error, file));
  }
}

function whyStopped(error: unknown, file: string, row: number, limits: TableLimits): TableProblem | typeof enough {
  if (error instanceof Stop) return error.taken;
  if (error instanceof CsvError)
    return error.code === 'CSV_MAX_RECORD_SIZE'
      ? { kind: 'record-too-long', file, row: row + 1, limitBytes: limits.recordBytes }
      : { kind: 'bad-quotes', file, row: row + 1 };
  const code = codeOf(error);
  if (code.startsWith('Z_')) return { kind: 'damaged-gzip', file };
  return fileProblem(error, file);
}

/** What the system says of a file it will not open or read. Anything else is a bug and is thrown on. */
function fileProblem(error: unknown, file: string): TableProblem {
  const code = codeOf(error);
  // A name that no file can have, with a NUL in it, is refused before the system is asked.
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ERR_INVALID_ARG_VALUE')
    return { kind: 'missing-file', file };
  if (/^E[A-Z0-9]+$/u.test(code)) return { kind: 'unreadable-file', file, reason: code };
  throw error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function isBlank(cells: readonly string[]): boolean {
  return cells.length === 1 && cells[0] === '';
}

/** Gathers the wanted columns row by row. */
class TableRows {
  readonly #file: string;
  readonly #columns: Columns;
  #header: readonly string[] | null = null;
  #row = 0;
  readonly #rowNumbers: number[] = [];
  #texts: { readonly name: string; readonly at: number; readonly cells: string[] }[] = [];
  #numbers: { readonly name: string; readonly at: number; readonly cells: number[] }[] = [];

  constructor(file: string, columns: Columns) {
    this.#file = file;
    this.#columns = columns;
  }

  add(cells: readonly string[]): TableProblem | null {
    this.#row++;
    if (isBlank(cells)) return null;
    if (this.#header === null) return this.#begin(cells);
    if (cells.length !== this.#header.length)
      return this.#problem({ kind: 'ragged-row', expected: this.#header.length, got: cells.length });
    for (const column of this.#texts) column.cells.push(cells[column.at] as string);
    for (const column of this.#numbers) {
      const text = cells[column.at] as string;
      const value = parseNumber(text);
      if (value === null) return this.#problem({ kind: 'not-a-number', column: column.name, text });
      column.cells.push(value);
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

  #problem(
    fault:
      | { kind: 'ragged-row'; expected: number; got: number }
      | { kind: 'not-a-number'; column: string; text: string },
  ): TableProblem {
    return { ...fault, file: this.#file, row: this.#row };
  }
}
