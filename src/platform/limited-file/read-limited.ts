import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { accept, type Result, refuse } from '#foundations/result';

/** Where reading stops, so that no file can exhaust the machine. */
export interface FileLimits {
  /** The largest file, in bytes once decompressed. */
  readonly bytes: number;
  /** The largest growth by decompression; judged from 16 MiB on, since small files may compress very well. */
  readonly growth: number;
}

export const defaultFileLimits: FileLimits = { bytes: 2 ** 29, growth: 100 };

/** Why a file cannot be read, in the words that tables use for the same. */
export type FileProblem =
  | { readonly kind: 'missing-file'; readonly file: string }
  | { readonly kind: 'not-a-file'; readonly file: string }
  | { readonly kind: 'unreadable-file'; readonly file: string; readonly reason: string }
  | { readonly kind: 'empty-file'; readonly file: string }
  | { readonly kind: 'damaged-gzip'; readonly file: string }
  | { readonly kind: 'table-too-large'; readonly file: string; readonly limitBytes: number }
  | { readonly kind: 'grows-too-much'; readonly file: string; readonly limit: number };

export interface ReadFile {
  /** Of the file as it lies on disk, in hexadecimal: compressed where it is compressed; of what was read, where `take` had enough. */
  readonly sha256: string;
}

/**
 * Hands a file's bytes to `take`, a piece at a time, decompressed where the name ends in `.gz`, and stops at the limits. `take` answers false when it
 * has had enough. A piece is `take`'s to keep.
 */
export async function readLimited(
  path: string,
  take: (bytes: Uint8Array) => boolean,
  limits: Partial<FileLimits> = {},
): Promise<Result<ReadFile, FileProblem>> {
  const { bytes: limitBytes, growth } = { ...defaultFileLimits, ...limits };
  const isCompressed = path.endsWith('.gz');
  const hash = createHash('sha256');
  let bytesOnDisk = 0;
  let bytes = 0;

  async function* hashed(source: AsyncIterable<Buffer>) {
    for await (const piece of source) {
      bytesOnDisk += piece.length;
      hash.update(piece);
      yield piece;
    }
  }

  async function handOver(source: AsyncIterable<Buffer>) {
    for await (const piece of source) {
      bytes += piece.length;
      if (bytes > limitBytes) throw new Stop({ kind: 'table-too-large', file: path, limitBytes });
      if (isCompressed && bytes > 16 * 2 ** 20 && bytes > growth * bytesOnDisk)
        throw new Stop({ kind: 'grows-too-much', file: path, limit: growth });
      if (!take(piece)) throw new Stop(null);
    }
  }

  try {
    if (!(await stat(path)).isFile()) return refuse({ kind: 'not-a-file', file: path });
    const source = createReadStream(path, { highWaterMark: 1 << 17 });
    if (isCompressed) await pipeline(source, hashed, createGunzip({ chunkSize: 1 << 17 }), handOver);
    else await pipeline(source, hashed, handOver);
  } catch (error) {
    const problem = error instanceof Stop ? error.problem : fileProblem(error, path);
    if (problem !== null) return refuse(problem);
  }
  return bytes === 0 ? refuse({ kind: 'empty-file', file: path }) : accept({ sha256: hash.digest('hex') });
}

/** Ends the reading: for a problem, or for null because there was enough. */
class Stop extends Error {
  readonly problem: FileProblem | null;
  constructor(problem: FileProblem | null) {
    super('Reading was stopped');
    this.problem = problem;
  }
}

/** What the system says of a file it will not open or read. Anything else is a bug and is thrown on. */
function fileProblem(error: unknown, file: string): FileProblem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('Z_')) return { kind: 'damaged-gzip', file };
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing-file', file };
  if (/^E[A-Z0-9]+$/u.test(code)) return { kind: 'unreadable-file', file, reason: code };
  throw error;
}
