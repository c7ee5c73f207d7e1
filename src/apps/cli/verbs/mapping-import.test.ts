import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importAreas } from '#domains/geography';
import { buildFromRecipe, currentIndex, findVersion, listTables } from '#domains/mapping';
import { verifyAudit } from '#platform/audit';
import { type Database, migrate, openDatabase } from '#platform/database';
import { createServerDatabase, describeOnEachDatabase } from '#platform/database/testing';
import { openSite, tables } from '../../web/testing/open-site.ts';
import { importIndex } from '../../worker/flows/import-index.ts';
import { loadExample } from '../../worker/flows/load-example.ts';
import { migrations } from '../migrations.ts';
import { runHere } from '../testing/run-here.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outspoken-import-'));
  const rows = Array.from({ length: 20 }, (_none, at) => `${codeAt(at)},Place ${at},${100 + at},${20 - at},${at},1000`);
  write('figures.csv', `code,name,people,income_rank,faith,everybody\n${rows.join('\n')}\n`);
  write(
    'areas.csv',
    `lsoa21_code,lsoa21_name\n${rows.map((row) => row.split(',').slice(0, 2).join(',')).join('\n')}\n`,
  );
  write(
    'protected.csv',
    `code,faith,everybody\n${rows.map((_row, at) => `${codeAt(at)},${(at * 7) % 20},1000`).join('\n')}\n`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const codeAt = (at: number) => `E0${1_000_001 + at}`;

function write(name: string, content: string | object): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function recipe(name: string, changes: object = {}, indicator: object = {}): string {
  return write(name, {
    format: 'outspoken-recipe/1',
    id: 'need',
    title: 'Need',
    areas: { file: 'figures.csv', code: 'code', name: 'name', population: 'people' },
    indicators: [
      {
        ...{
          id: 'income',
          column: 'income_rank',
          title: 'Low income',
          direction: -1,
          source: 'Made up',
          licence: 'CC0',
        },
        ...{ year: 2025, normalise: { method: 'min-max', to: [1, 100] }, ...indicator },
      },
    ],
    groups: [
      {
        id: 'vulnerability',
        title: 'Vulnerability',
        aggregate: 'weighted-mean',
        members: [{ id: 'income', weight: 1 }],
      },
    ],
    ...changes,
  });
}

async function withDatabase<Value>(databaseUrl: string, use: (db: Database) => Promise<Value>): Promise<Value> {
  const opened = await openDatabase({ dataDir: '', databaseUrl });
  if (!opened.ok) throw new Error('no database');
  try {
    return await use(opened.value);
  } finally {
    await opened.value.destroy();
  }
}

describe('mapping import', () => {
  it('stores a draft over areas that were imported, and says whether it was held against protected characteristics', async () => {
    const env = { DATABASE_URL: await createServerDatabase() };
    expect(await runHere(['geography', 'import', join(folder, 'areas.csv')], env)).toMatchObject({ status: 0 });
    const path = recipe('recipe.json');
    const first = await runHere(['mapping', 'import', path], env);
    expect(first).toMatchObject({
      status: 0,
      data:
        'Need: stored as the draft need-v1.\n20 areas of lsoa21, 1 indicator, 1 group, no draws.\n' +
        'The top decile of areas by Vulnerability holds 10.8% of the people; 89.2% live elsewhere.\n' +
        'The inputs were not checked against protected characteristics, so this version cannot be published.\n',
      talk: expect.stringContaining('Note: '),
    });
    const flags = ['--protected', join(folder, 'protected.csv'), '--code', 'code', '--shares', 'faith=faith/everybody'];
    const second = await runHere(['mapping', 'import', path, ...flags, '--draws', '20', '--seed', '7', '--json'], env);
    expect(JSON.parse(second.data)).toMatchObject({
      ...{ version: 'need-v2', status: 'draft', recipe: { id: 'need', title: 'Need' }, vintage: 'lsoa21', areas: 20 },
      ...{ indicators: 1, groups: ['vulnerability'], draws: 20, seed: 7, associationGate: 'checked' },
      coverage: [{ groupId: 'vulnerability', of: 'people' }],
    });
    await withDatabase(env.DATABASE_URL, async (db) => {
      const stored = await findVersion(db, 'need-v2');
      expect(stored?.version).toMatchObject({ status: 'draft', areaCount: 20, provenance: { draws: 20, seed: 7 } });
      expect(await currentIndex(db)).toBeNull();
      const entries = await sql`select action, subject from platform.audit_entries order by sequence`.execute(db);
      expect(entries.rows).toEqual([
        { action: 'geography.areas-imported', subject: 'geography:lsoa21' },
        { action: 'mapping.table-added', subject: expect.stringMatching(/^table:/) },
        { action: 'mapping.index-stored', subject: 'index:need-v1' },
        { action: 'mapping.index-stored', subject: 'index:need-v2' },
      ]);
      expect(await listTables(db)).toMatchObject([
        {
          ...{ fileName: 'figures.csv', vintage: 'lsoa21', codeColumn: 'code', rows: 20, addedBy: 'command-line' },
          ...{ title: 'figures.csv', source: 'Made up', licence: 'CC0', year: 2025 },
        },
      ]);
      expect(await verifyAudit(db)).toMatchObject({ ok: true });
    });
  });

  it.each([
    ['an unknown key', { weights: [] }, {}, [], /"weights" is not a key of a recipe/],
    ['a column that is not there', {}, { column: 'income' }, [], /column "income", which is not in figures\.csv/],
    ['a protected column by its name', {}, { column: 'faith' }, [], /describes who people are \("faith"/],
    [
      'a disguised one',
      {},
      { column: 'income_rank' },
      ['--protected', 'figures.csv', '--code', 'code', '--shares', 'faith=faith/everybody'],
      /stands in for who people are/,
    ],
  ] as [string, object, object, string[], RegExp][])(
    'refuses %s with the sentence of a build, and makes no database',
    async (_, changes, indicator, flags, words) => {
      const data = join(folder, 'no-database');
      const inFolder = flags.map((flag) => (flag.endsWith('.csv') ? join(folder, flag) : flag));
      const path = recipe('refused.json', changes, indicator);
      const imported = await runHere(['mapping', 'import', path, '--data', data, ...inFolder]);
      expect(imported).toMatchObject({ status: 1, data: '', talk: expect.stringMatching(words) });
      expect(existsSync(data)).toBe(false);
      const built = await runHere(['mapping', 'build', path, '--out', join(folder, 'out'), ...inFolder]);
      expect(imported.talk).toBe(built.talk);
    },
  );

  it('refuses areas that geography does not know, says what to do and stores nothing', async () => {
    const env = { DATABASE_URL: await createServerDatabase() };
    const path = recipe('recipe.json');
    const none = await runHere(['mapping', 'import', path], env);
    expect(none).toEqual({
      status: 1,
      data: '',
      talk: `${path}: none of its 20 areas, such as "E01000001", is known here: import them first with "outspoken geography import FILE".\n`,
    });
    const some = write('some.csv', `lsoa21_code\n${[0, 1, 2].map(codeAt).join('\n')}\n`);
    await runHere(['geography', 'import', some], env);
    expect(await runHere(['mapping', 'import', path], env)).toMatchObject({
      status: 1,
      talk: expect.stringContaining(
        '17 of its 20 areas, such as "E01000004", are not among the areas of lsoa21 that are known here: import them',
      ),
    });
    await runHere(['geography', 'import', join(folder, 'areas.csv')], env);
    expect(await runHere(['mapping', 'import', path, '--vintage', 'lsoa11'], env)).toMatchObject({
      status: 1,
      talk: expect.stringContaining('20 of its 20 areas, such as "E01000001", are not among the areas of lsoa11'),
    });
    await withDatabase(env.DATABASE_URL, async (db) => {
      expect(await findVersion(db, 'need-v1')).toBeNull();
      expect(await verifyAudit(db)).toMatchObject({ value: { sequence: 2 } });
    });
  });

  it('takes half a naming of the protected table as wrong usage', async () => {
    const verb = ['mapping', 'import', recipe('recipe.json')];
    expect(await runHere([...verb, '--shares', 'a=b/c'])).toMatchObject({ status: 2 });
    expect(await runHere([...verb, '--protected', 'p.csv'])).toMatchObject({ status: 2 });
    expect(await runHere([...verb, '--draws', 'many'])).toMatchObject({ status: 2 });
    expect(await runHere([...verb, '--vintage', 'wards'])).toMatchObject({ status: 2 });
  });
});

describeOnEachDatabase('a draft', (open) => {
  it('is shown on no page, whether there is an example or nothing else', async () => {
    const db = await open(tables);
    await db.transaction().execute((trx) =>
      importAreas(
        trx,
        Array.from({ length: 20 }, (_none, at) => ({
          ...({
            vintage: 'lsoa21',
            code: codeAt(at),
            name: `Place ${at}`,
            parent: null,
            population: null,
            centre: null,
          } as const),
        })),
        { actor: 'staff:7', origin: 'import' },
      ),
    );
    const built = await buildFromRecipe(recipe('recipe.json', { title: 'A secret index' }));
    if (!built.ok) throw new Error(JSON.stringify(built.problem));
    const options = { actor: 'staff:7', now: new Date(Date.UTC(2026, 10, 24)) };
    expect(await importIndex(db, built.value, { ...options, folder })).toEqual({
      ok: true,
      value: { versionId: 'need-v1', vintage: 'lsoa21' },
    });

    const site = openSite(db);
    const publicPages = ['/', '/map', '/method', '/map.csv', '/sitemap.xml', `/areas/${codeAt(0)}`];
    const shown = async () => {
      const pages = await Promise.all(publicPages.map((address) => site.app.request(address)));
      return (await Promise.all(pages.map((page) => page.text()))).join('\n');
    };
    expect(await shown()).not.toMatch(/A secret index|need-v1|Place 0/);
    expect((await site.app.request(`/areas/${codeAt(0)}`)).status).not.toBe(200);
    await loadExample(db, { ...options, asked: true, workers: 1 });
    expect((await currentIndex(db))?.version.status).toBe('example');
    const withExample = await shown();
    expect(withExample).not.toMatch(/A secret index|need-v1|Place 0/);
    expect(withExample).toContain('Hartlepool');
  });
});

const data = resolve(process.env.OUTSPOKEN_DATA ?? '../shared/data');

describe.skipIf(!existsSync(join(data, 'imd2025')))('the official index of 2025 (needs OUTSPOKEN_DATA)', () => {
  it('is stored as a draft over the areas of 2021, held against the census', async () => {
    const env = { DATABASE_URL: await createServerDatabase() };
    await withDatabase(env.DATABASE_URL, (db) => migrate(db, migrations));
    const areas = join(data, 'boundaries/lsoa21_ew.geojson.gz');
    expect(await runHere(['geography', 'import', areas], env)).toMatchObject({ status: 0 });
    const domains = { income: 0.225, employment: 0.225, education: 0.135, health: 0.135 };
    const path = write('imd.json', {
      ...{ format: 'outspoken-recipe/1', id: 'imd-2025', title: 'IMD 2025, four domains' },
      areas: { file: join(data, 'imd2025/imd2025_england_lsoa21.csv.gz'), code: 'lsoa21_code', parent: 'lad24_code' },
      indicators: Object.keys(domains).map((id) => ({
        ...{ id, column: `${id}_score`, title: id, direction: 1, source: 'MHCLG', licence: 'OGL-3.0', year: 2025 },
        normalise: { method: 'rank-exponential' },
      })),
      groups: [
        {
          ...{ id: 'vulnerability', title: 'Vulnerability', aggregate: 'weighted-sum' },
          members: Object.entries(domains).map(([id, weight]) => ({ id, weight })),
        },
      ],
    });
    const census = join(data, 'fairness_audit/census2021_religion_ethnicity_lsoa21_ew.csv.gz');
    const flags = ['--protected', census, '--code', 'lsoa21_code', '--draws', '100', '--json'];
    const imported = await runHere(['mapping', 'import', path, ...flags], env);
    expect(imported.status).toBe(0);
    expect(JSON.parse(imported.data)).toMatchObject({
      ...{ version: 'imd-2025-v1', vintage: 'lsoa21', areas: 33_755, draws: 100, associationGate: 'checked' },
    });
  });
});
