import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, expect, it } from 'vitest';
import { readIndex, requestWithdrawal, storeIndex } from '#domains/mapping';
import { type Database, openDatabase } from '#platform/database';
import { createServerDatabase } from '#platform/database/testing';
import { publish } from '../../web/testing/open-site.ts';
import { runHere } from '../testing/run-here.ts';

const parent = mkdtempSync(join(tmpdir(), 'outspoken-export-'));
const folder = join(parent, 'public');
afterAll(() => rmSync(parent, { recursive: true }));

const read = (name: string) => readFileSync(join(folder, name), 'utf8');

async function withDatabase(databaseUrl: string, use: (db: Database) => Promise<void>): Promise<void> {
  const opened = await openDatabase({ dataDir: '', databaseUrl });
  if (!opened.ok) throw new Error('no database');
  await use(opened.value);
  await opened.value.destroy();
}

it('writes what anybody may read on the site, the same bytes each time, and nothing that is hidden', async () => {
  const env = { DATABASE_URL: await createServerDatabase(), PUBLIC_URL: 'https://map.example.org' };
  await runHere(['demo', 'load'], env);
  expect(await runHere(['export', folder, '--json'], env)).toMatchObject({ status: 0 });
  const names = ['england-2025-v1.areas.json', 'england-2025-v1.csv', 'england-2025-v1.json', 'history.json'];
  expect(readdirSync(folder).toSorted()).toEqual([...names, 'maps.json', 'result.json']);
  expect(JSON.parse(read('maps.json')).maps).toMatchObject([{ id: 'england-2025-v1', status: 'example' }]);
  expect(JSON.parse(read('england-2025-v1.json')).caveats.join(' ')).toContain('https://map.example.org/method?map=');
  const { areas } = JSON.parse(read('england-2025-v1.areas.json'));
  const rows: readonly Record<string, string>[] = parse(read('england-2025-v1.csv'), { columns: true });
  expect([areas.length, rows.length]).toEqual([296, 296]);
  expect(Object.keys(areas[0])).toEqual(['code', 'name', 'within', 'population', 'bands', 'figures']);
  const result = read('result.json');
  await runHere(['export', folder], env);
  expect(read('result.json')).toBe(result);

  let id = '';
  await withDatabase(env.DATABASE_URL, async (db) => {
    const index = await readIndex(db, 'england-2025-v1');
    if (index === null) throw new Error('no example');
    const areasOfOurs = index.areas.map((area) => ({ ...area, name: `=Marsh ${area.code}` }));
    id = await publish(db, { version: { ...index.version, recipeId: 'ours', title: 'Ours' }, areas: areasOfOurs });
    const draft = { version: { ...index.version, recipeId: 'draft' }, areas: areasOfOurs };
    const options = { status: 'draft', vintage: 'lad24', sources: null, actor: 'test', now: new Date() } as const;
    await db.transaction().execute((trx) => storeIndex(trx, draft, options));
  });
  await runHere(['export', folder], env);
  expect(readdirSync(folder).filter((name) => name.startsWith('draft'))).toEqual([]);
  expect(read('ours-v1.csv')).toContain("'=Marsh E08000035");
  expect(JSON.parse(read('history.json')).history).toMatchObject([{ kind: 'published', map: id, title: 'Ours' }]);

  await withDatabase(env.DATABASE_URL, async (db) => {
    const asked = { versionId: id, by: 'one', note: 'Wrong.', now: new Date() };
    await db.transaction().execute((trx) => requestWithdrawal(trx, asked));
  });
  await runHere(['export', folder], env);
  expect(readdirSync(folder).filter((name) => name.startsWith('ours'))).toEqual([]);
  expect(JSON.parse(read('history.json')).history[0]).toMatchObject({ kind: 'hidden', said: [{ note: 'Wrong.' }] });
});

it('refuses a folder that holds something else, before it looks at the database', async () => {
  const refused = await runHere(['export', parent], { DATABASE_URL: 'postgres://127.0.0.1:9/nowhere' });
  expect(refused.status).toBe(1);
  expect(refused.talk).toContain(parent);
});
