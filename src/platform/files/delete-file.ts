import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';

/** How long content may go without a further chunk, and a whole file without anybody who refers to it. */
const patience = { unfinished: '1 hour', unclaimed: '1 day' } as const;

/**
 * Deletes a file unless a row of some table still refers to it: the same bytes may have been stored for somebody else too. Delete one's own row first.
 * Tells whether it went.
 */
export async function deleteFile(trx: Transaction, sha256: string): Promise<boolean> {
  return (await deleteUnclaimed(trx, sql`files.sha256 = ${sha256}`)) > 0;
}

/**
 * Clears away what interrupted calls of `storeFile` have left, and files to which nobody has referred within a day. Tells how many files went. Not inside of
 * a transaction.
 */
export async function sweepFiles(db: Database): Promise<number> {
  await sql`
    delete from platform.file_contents where touched_at < clock_timestamp() - ${patience.unfinished}::interval
      and not exists (select from platform.files where files.content_id = file_contents.id)
  `.execute(db);
  const gone = await deleteUnclaimed(db, sql`files.stored_at < clock_timestamp() - ${patience.unclaimed}::interval`);
  // The embedded database never does so by itself, and the room of what was deleted would not be used again.
  await sql`vacuum platform.file_chunks, platform.file_contents, platform.files`.execute(db);
  return gone;
}

async function deleteUnclaimed(db: Database, which: RawBuilder<unknown>): Promise<number> {
  const claims = await listClaims(db);
  const unclaimed = claims.map(
    ({ table, column }) =>
      sql`and not exists (select from ${sql.raw(table)} as claim where claim.${sql.ref(column)} = files.sha256)`,
  );
  const gone = await sql`
    with gone as (delete from platform.files where ${which} ${sql.join(unclaimed, sql` `)} returning content_id)
    delete from platform.file_contents where id in (select content_id from gone) returning id
  `.execute(db);
  return gone.rows.length;
}

/** Every column with a foreign key to a file. */
async function listClaims(db: Database): Promise<readonly { readonly table: string; readonly column: string }[]> {
  const found = await sql<{ table: string; column: string }>`
    select conrelid::regclass::text as table, attname as column
    from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and confrelid = 'platform.files'::regclass order by 1, 2
  `.execute(db);
  return found.rows;
}
