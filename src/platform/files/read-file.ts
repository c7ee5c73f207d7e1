import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { arrayBuffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type SqlBool, sql } from 'kysely';
import type { Database } from '#platform/database';
import type { FileTables, StoredFile } from './tables.ts';

/** A part of a file: `length` bytes from `start` on. */
export interface FileRange {
  readonly start: number;
  readonly length: number;
}

/** How long a stored file is; null where there is none with this sha256. */
export async function findFile(db: Database, sha256: string): Promise<StoredFile | null> {
  const found = await findContent(db, sha256);
  return found === null ? null : { sha256, bytes: found.bytes };
}

/**
 * The bytes of a file, or of a part of it, a chunk at a time as they are asked for; null where there is none. Takes no connection between two
 * chunks. Throws where the file is deleted while it is read.
 */
export async function openFile(
  db: Database,
  sha256: string,
  range?: FileRange,
): Promise<AsyncIterable<Uint8Array<ArrayBuffer>> | null> {
  const content = await findContent(db, sha256);
  if (content === null) return null;
  const start = Math.min(range?.start ?? 0, content.bytes);
  const end = Math.min(start + (range?.length ?? content.bytes), content.bytes);
  return readChunks(db, content.id, start, end);
}

/** Some bytes of a file at once, fewer where it ends before; null where there is no such file. */
export async function readFileRange(
  db: Database,
  sha256: string,
  start: number,
  length: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks = await openFile(db, sha256, { start, length });
  return chunks === null ? null : new Uint8Array(await arrayBuffer(chunks));
}

/**
 * Writes a file to the disk, for what reads files by path. False where there is none. Throws, and leaves nothing, where what was stored is not what
 * its sha256 says.
 */
export async function materialiseFile(db: Database, sha256: string, path: string): Promise<boolean> {
  const chunks = await openFile(db, sha256);
  if (chunks === null) return false;
  const hash = createHash('sha256');
  async function* hashed(source: AsyncIterable<Uint8Array>) {
    for await (const chunk of source) {
      hash.update(chunk);
      yield chunk;
    }
  }
  try {
    await pipeline(chunks, hashed, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    const found = hash.digest('hex');
    if (found !== sha256) throw new Error(`the stored file ${sha256} is damaged: its bytes have the sha256 ${found}`);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) await rm(path, { force: true });
    throw error;
  }
}

async function findContent(db: Database, sha256: string) {
  const found = await db
    .withTables<FileTables>()
    .selectFrom('platform.files')
    .select(['content_id as id', 'bytes'])
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return found ?? null;
}

async function* readChunks(
  db: Database,
  content: string,
  start: number,
  end: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = start; at < end; ) {
    const row = await db
      .withTables<FileTables>()
      .selectFrom('platform.file_chunks')
      .select(
        sql<
          Uint8Array<ArrayBuffer>
        >`substring(bytes from (${at}::int8 - start + 1)::int4 for ${Math.min(end - at, 2 ** 30)}::int4)`.as('bytes'),
      )
      .where('content_id', '=', content)
      .where(sql<SqlBool>`start <= ${at}`)
      .orderBy('start', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (row === undefined || row.bytes.length === 0) throw new Error('a stored file was deleted while it was read');
    yield row.bytes;
    at += row.bytes.length;
  }
}
