import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { accept, type Result, refuse } from '#foundations/result';
import type { TableLimits, TableProblem } from './table.ts';

/** Says that no more records are wanted. */
export const enough = Symbol('enough');
export type Taken = TableProblem | typeof enough | null;

class Stop extends Error {
  readonly taken: TableProblem | typeof enough;
  constructor(taken: TableProblem | typeof enough) {
    super('Reading was stopped');
    this.taken = taken;
  }
}

/** Streams a file's records to `take` and returns the file's sha256 (of what was read, if `take` had enough). */
export async function readRecords(
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

export function isBlank(cells: readonly string[]): boolean {
  return cells.length === 1 && cells[0] === '';
}
