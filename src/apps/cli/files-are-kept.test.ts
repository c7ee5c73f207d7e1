import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { migrations } from './migrations.ts';

/** Columns that name bytes by their sha256 without a foreign key to the stored file. Each needs a reason. */
const explained: ReadonlyMap<string, string> = new Map([
  ['platform.files.sha256', 'it is the file itself'],
  ['straight_talk.source_texts.sha256', 'the text of the source stands in the same row'],
]);

/** Without a foreign key, a stored file is swept after a day. */
async function unclaimedNames(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ place: string }>`
    select table_schema || '.' || table_name || '.' || column_name as place from information_schema.columns
    where column_name like '%sha256' and table_schema not in ('pg_catalog', 'information_schema') and not exists (
      select from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
      where contype = 'f' and confrelid = 'platform.files'::regclass and attname = column_name
        and conrelid = (quote_ident(table_schema) || '.' || quote_ident(table_name))::regclass
    ) order by 1
  `.execute(db);
  return rows.map(({ place }) => place).filter((place) => !explained.has(place));
}

describeOnEachDatabase('the database of the whole product', (open) => {
  test('keeps every file that a row names', async () => {
    const db = await open(migrations);
    expect(await unclaimedNames(db)).toEqual([]);
    await sql`create table papers (first_sha256 text references platform.files, second_sha256 text)`.execute(db);
    expect(await unclaimedNames(db)).toEqual(['public.papers.second_sha256']);
  });
});
