import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { accept, type Result, refuse } from '#foundations/result';
import type { Database } from '#platform/database';
import type { FileTables, StoredFile } from './tables.ts';

/** What one row holds, and so what is held in memory. */
const chunkBytes = 1 << 19;

export interface FileTooLarge {
  readonly kind: 'file-too-large';
  readonly limitBytes: number;
}

/**
 * Keeps bytes in the database as they arrive, half a megabyte at a time, under the sha256 of all of them; the same bytes are kept once. Nobody
 * sees the file before it is whole. What an interrupted call leaves is swept (`sweepFiles`), and so is, a day later, a file that no foreign key
 * refers to: whoever wants to keep it writes a row with `references platform.files (sha256)`. Reads no further than the limit.
 */
export async function storeFile(
  db: Database,
  chunks: AsyncIterable<Uint8Array>,
  { limitBytes }: { readonly limitBytes: number },
): Promise<Result<StoredFile, FileTooLarge>> {
  const content = await db
    .withTables<FileTables>()
    .insertInto('platform.file_contents')
    .defaultValues()
    .returning('id')
    .executeTakeFirstOrThrow();
  try {
    const written = await writeChunks(db, content.id, chunks, limitBytes);
    if (written === null) {
      await forget(db, content.id);
      return refuse({ kind: 'file-too-large', limitBytes });
    }
    await makeVisible(db, content.id, written);
    return accept(written);
  } catch (error) {
    // Whatever went wrong is the news; what cannot be cleared away now is swept later.
    await forget(db, content.id).catch(() => {});
    throw error;
  }
}

/** Null where there was more than the limit. */
async function writeChunks(
  db: Database,
  content: string,
  chunks: AsyncIterable<Uint8Array>,
  limitBytes: number,
): Promise<StoredFile | null> {
  const hash = createHash('sha256');
  const chunk = new Uint8Array(chunkBytes);
  let [filled, start] = [0, 0];
  const write = async () => {
    await writeChunk(db, content, start, chunk.subarray(0, filled));
    start += filled;
    filled = 0;
  };
  for await (const given of chunks) {
    if (start + filled + given.length > limitBytes) return null;
    hash.update(given);
    for (let at = 0; at < given.length; ) {
      const some = given.subarray(at, at + chunkBytes - filled);
      chunk.set(some, filled);
      filled += some.length;
      at += some.length;
      if (filled === chunkBytes) await write();
    }
  }
  if (filled > 0) await write();
  return { sha256: hash.digest('hex'), bytes: start };
}

/** Throws where the content was swept away meanwhile, after an hour in which nothing came. */
async function writeChunk(db: Database, content: string, start: number, bytes: Uint8Array): Promise<void> {
  await sql`
    with touched as (
      update platform.file_contents set touched_at = clock_timestamp() where id = ${content}
    )
    insert into platform.file_chunks (content_id, start, bytes) values (${content}, ${start}, ${bytes})
  `.execute(db);
}

/** The same bytes may be there already, and then the older ones are the file, as if stored now. */
async function makeVisible(db: Database, content: string, { sha256, bytes }: StoredFile): Promise<void> {
  const kept = await db
    .withTables<FileTables>()
    .insertInto('platform.files')
    .values({ sha256, bytes, content_id: content })
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ stored_at: sql`clock_timestamp()` }))
    .returning('content_id')
    .executeTakeFirstOrThrow();
  if (kept.content_id !== content) await forget(db, content);
}

async function forget(db: Database, content: string): Promise<void> {
  await db.withTables<FileTables>().deleteFrom('platform.file_contents').where('id', '=', content).execute();
}
