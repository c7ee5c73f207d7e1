import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openDatabase } from '#platform/database';
import { createServerDatabase } from '#platform/database/testing';
import { runHere, startHere } from '../testing/run-here.ts';

async function countAreas(databaseUrl: string): Promise<number> {
  const opened = await openDatabase({ dataDir: '', databaseUrl });
  if (!opened.ok) throw new Error('no database');
  const counted = await sql<{ n: number }>`select count(*) as n from geography.areas`.execute(opened.value);
  await opened.value.destroy();
  return counted.rows[0]?.n ?? -1;
}

it('the example is loaded, removed, and stays away until somebody asks for it again', async () => {
  const env = { DATABASE_URL: await createServerDatabase(), LOG_LEVEL: 'silent' };
  const loaded = await runHere(['demo', 'load', '--json'], env);
  expect(loaded.status).toBe(0);
  expect(JSON.parse(loaded.data)).toMatchObject({ outcome: 'loaded' });
  expect(await countAreas(env.DATABASE_URL)).toBeGreaterThan(296);
  expect(await runHere(['demo', 'load'], env)).toMatchObject({
    status: 0,
    data: 'The example was already in place.\n',
  });

  const removed = await runHere(['demo', 'remove'], env);
  expect(removed).toMatchObject({ status: 0, data: expect.stringContaining('The example is removed') });
  expect(await countAreas(env.DATABASE_URL)).toBe(0);
  expect(await runHere(['demo', 'remove'], env)).toMatchObject({ status: 0, data: 'The example was not there.\n' });

  const server = startHere(['serve', '--port', '0'], env);
  await server.untilSaid(/Ctrl-C/);
  server.stop();
  await server.finished;
  expect(await countAreas(env.DATABASE_URL)).toBe(0);

  expect(await runHere(['demo', 'load'], env)).toMatchObject({ status: 0, data: 'The example is in place.\n' });
  expect(await runHere(['audit', 'verify'], env)).toMatchObject({ status: 0 });
});

it('a server that starts on an empty database puts the example in place and says so', async () => {
  const env = { DATABASE_URL: await createServerDatabase(), LOG_LEVEL: 'silent' };
  const server = startHere(['serve', '--port', '0'], env);
  const said = await server.untilSaid(/Ctrl-C/);
  server.stop();
  await server.finished;
  expect(said).toContain('The worked example is in place. "outspoken demo remove" takes it away.\n');
  expect(await countAreas(env.DATABASE_URL)).toBeGreaterThan(296);
});
