import { rmSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#platform/database';
import { createServerDatabase } from '#platform/database/testing';
import { startOutspoken, temporaryFolder } from '../journeys/harness/outspoken.ts';
import { prepareLoad, runLoad } from './wave-load.ts';

test('hundreds who read and write at once get their pages from two servers, and are counted: none lost, none twice', async () => {
  const folder = temporaryFolder();
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const databaseUrl = await createServerDatabase();
  const env = { DATABASE_URL: databaseUrl, AUTH_SECRET: 'a secret of the tests, long enough for all' };
  const servers = [await startOutspoken(folder, '127.0.0.1', env), await startOutspoken(folder, '127.0.0.1', env)];
  onTestFinished(async () => {
    await Promise.all(servers.map(({ stop }) => stop()));
  });
  const opened = await openDatabase({ dataDir: '', databaseUrl });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  onTestFinished(() => opened.value.destroy());
  await prepareLoad(opened.value);
  const origins = servers.map(({ origin }) => origin);
  const { views, submissions, ...rest } = await runLoad(opened.value, origins, {
    seconds: 2,
    submissions: 50,
    views: 200,
  });
  expect(rest).toMatchObject({ wrong: [], people: 100, statements: 100, prepared: 100 });
  expect([views.count, submissions.count]).toEqual([400, 110]);
});
