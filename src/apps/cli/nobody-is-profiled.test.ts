import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openInMemory } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { migrations } from './migrations.ts';

/** Words that a column about who a person is, or about a person under suspicion, would have in its name. */
const words =
  /religio|belief|faith|muslim|islam|christian|jew|hindu|sikh|ethnic|race|racial|nationalit|immigra|asylum|refugee|citizenship|birth|language_of|mother_tongue|suspect|suspicio|referral|watch_?list|risk_(score|level)|radicali|extremist_person|ip_address|user_agent|fingerprint|device/;

/** A column may be about something else that shares a word with these. Each needs a reason. */
const explained: ReadonlyMap<string, string> = new Map([
  ['jobs.job.trace_context', 'pg-boss: which call queued a job, for a tracing that is switched off'],
  ['jobs.job_common.trace_context', 'the same'],
]);

describeOnEachDatabase('the database of the whole product', (open) => {
  test('has no column for who a person is, and none for a person under suspicion', async () => {
    const db = await open(migrations);
    const { rows } = await sql<{ place: string }>`
      select table_schema || '.' || table_name || '.' || column_name as place
      from information_schema.columns
      where table_schema not in ('pg_catalog', 'information_schema')`.execute(db);
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.map(({ place }) => place).filter((place) => words.test(place) && !explained.has(place))).toEqual([]);
  });
});

test('such a column would be found', async () => {
  const db = await openInMemory();
  await sql`create table statements (id int, author_religion text)`.execute(db);
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns where table_name = 'statements'`.execute(db);
  expect(rows.map(({ name }) => name).filter((name) => words.test(name))).toEqual(['author_religion']);
  await db.destroy();
});
