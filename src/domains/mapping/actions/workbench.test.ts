import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { auditMigrations } from '#platform/audit';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { fileMigrations } from '#platform/files';
import { parseRecipe } from '../core/recipe/recipe.ts';
import { migrations } from '../store/migrations.ts';
import { listTables } from '../store/stored-tables.ts';
import { recipeFolder, smallIndicator, smallRecipe } from '../testing/recipe-folder.ts';
import { buildFromRecipe } from './build-from-recipe.ts';
import { buildStored } from './build-stored.ts';
import { addRecipeTables, keepRecipeTables } from './keep-recipe-tables.ts';
import { installProtectedTable, keepProtectedTable } from './protect.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const tables = [...auditMigrations, ...fileMigrations, ...migrations];
const areas = `code,name,region,people,income_rank,poor,sick\n${Array.from({ length: 40 }, (_none, at) => `A${at},Place ${at},R${at % 3},${100 + at},${((at * 17) % 40) + 1},${at % 9},${at % 5 === 0 ? '' : at}`).join('\n')}\n`;
const indicators = [
  smallIndicator(),
  smallIndicator({ id: 'poor', column: undefined, numerator: 'poor', denominator: 'people', direction: 1 }),
  smallIndicator({ id: 'sick', column: 'sick', missing: 'parent-median', treat: 'winsorise', normalise: 'z-score' }),
];
const groups = (income: number, aggregate = 'weighted-mean') => [
  {
    id: 'low',
    title: 'Low',
    aggregate,
    members: [
      { id: 'income', weight: income },
      { id: 'poor', weight: 1 },
    ],
  },
  {
    id: 'need',
    title: 'Need',
    aggregate: 'weighted-mean',
    members: [
      { id: 'low', weight: 2 },
      { id: 'sick', weight: 1 },
    ],
  },
];

async function prepare(db: Database, file: object) {
  const folder = await recipeFolder({ 'areas.csv': areas, 'recipe.json': file });
  const built = await buildFromRecipe(join(folder, 'recipe.json'));
  if (!built.ok) throw new Error(JSON.stringify(built.problem));
  const { recipe, version } = built.value;
  const kept = await keepRecipeTables(db, recipe, version.provenance.inputs, folder);
  if (!kept.ok) throw new Error(kept.problem.kind);
  const doing = { actor: 'staff:7', now: new Date(0) };
  await db.transaction().execute((trx) => addRecipeTables(trx, kept.value, 'lsoa21', doing));
  const files = new Map((await listTables(db)).map(({ fileName, sha256 }) => [fileName, sha256]));
  return { built: built.value, files };
}

async function build(file: object) {
  const folder = await recipeFolder({ 'areas.csv': areas, 'recipe.json': file });
  const built = await buildFromRecipe(join(folder, 'recipe.json'));
  return built.ok ? built.value : built.problem;
}

const recipeOf = (file: object) => {
  const recipe = parseRecipe(file);
  if (!recipe.ok) throw new Error(JSON.stringify(recipe.problem));
  return recipe.value;
};

const workFolders = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('outspoken-tables-')).length;

describeOnEachDatabase('the workbench', (open) => {
  async function previewIn(bench: Workbench, files: ReadonlyMap<string, string>, file: object) {
    const found = await bench.preview({ recipe: recipeOf(file), files });
    return found.ok ? found.value : found.problem;
  }

  it('gives the figures of a build, to the last digit, whatever is changed and whatever it has kept', async () => {
    const db = await open(tables);
    const { files } = await prepare(db, smallRecipe({ indicators, groups: groups(1) }));
    const bench = openWorkbench(db);
    const recipes = [
      smallRecipe({ indicators, groups: groups(1) }),
      smallRecipe({ indicators, groups: groups(5) }),
      smallRecipe({ indicators, groups: groups(5, 'geometric-mean'), title: 'Other' }),
      smallRecipe({ indicators: [{ ...indicators[0], direction: 1 }, ...indicators.slice(1)], groups: groups(5) }),
      smallRecipe({ indicators: [{ ...indicators[0], normalise: 'rank' }, ...indicators.slice(1)], groups: groups(1) }),
      smallRecipe({
        indicators: [...indicators.slice(0, 2), { ...indicators[2], missing: 'drop-area' }],
        groups: groups(1),
      }),
      smallRecipe({ indicators: [...indicators.slice(0, 2), { ...indicators[2], treat: 'none' }], groups: groups(1) }),
      smallRecipe({ indicators, groups: groups(1) }),
    ];
    for (const file of recipes) {
      const [preview, built] = [await previewIn(bench, files, file), await build(file)];
      if ('kind' in preview || 'kind' in built) throw new Error('not built');
      expect(preview.codes).toEqual(built.areas.map(({ code }) => code));
      expect(preview.names).toEqual(built.areas.map(({ name }) => name));
      for (const [at, { score, rank }] of preview.scores.entries()) {
        expect([...score]).toEqual(built.areas.map(({ groups: of }) => of[at]?.score));
        expect([...rank]).toEqual(built.areas.map(({ groups: of }) => of[at]?.rank));
      }
      for (const [at, column] of preview.normalised.entries())
        expect([...column]).toEqual(built.areas.map(({ normalised }) => normalised[at]));
      expect(preview.coverage).toEqual(built.version.coverage);
      expect(preview.groups).toEqual(built.version.groups);
    }
  });

  it('answers other weights without touching the database, and lets everybody wait for one reading', async () => {
    const db = await open(tables);
    const { files } = await prepare(db, smallRecipe({ indicators, groups: groups(1) }));
    const bench = openWorkbench(db);
    const before = await workFolders();
    await Promise.all(
      [1, 2, 3].map((weight) => previewIn(bench, files, smallRecipe({ indicators, groups: groups(weight) }))),
    );
    expect(await workFolders()).toBe(before);
    await db.destroy();
    expect(await previewIn(bench, files, smallRecipe({ indicators, groups: groups(9) }))).toHaveProperty('scores');
    const turned = [{ ...indicators[0], direction: 1, normalise: 'rank' }, ...indicators.slice(1)];
    expect(await previewIn(bench, files, smallRecipe({ indicators: turned, groups: groups(9) }))).toHaveProperty(
      'scores',
    );
    const treated = [{ ...indicators[0], treat: 'log' }, ...indicators.slice(1)];
    expect(await previewIn(bench, files, smallRecipe({ indicators: treated, groups: groups(9) }))).toHaveProperty(
      'scores',
    );
  });

  it('keeps no more than it may, and answers all the same', async () => {
    const db = await open(tables);
    const { files } = await prepare(db, smallRecipe({ indicators, groups: groups(1) }));
    const tight = openWorkbench(db, { bytes: 3000 });
    const roomy = openWorkbench(db);
    for (const weight of [1, 2, 3, 1]) {
      const file = smallRecipe({ indicators, groups: groups(weight) });
      expect(await previewIn(tight, files, file)).toEqual(await previewIn(roomy, files, file));
      // One thing alone may be larger.
      expect(tight.bytes).toBeLessThan(8000);
    }
    expect(roomy.bytes).toBeGreaterThan(8000);
  });

  it('says in the words of a build what cannot be computed, and keeps nothing of it', async () => {
    const db = await open(tables);
    const { files } = await prepare(db, smallRecipe({ indicators, groups: groups(1) }));
    const bench = openWorkbench(db);
    for (const [change, problem] of [
      [{ missing: 'refuse' }, { kind: 'missing-value', indicator: 'sick', code: 'A0' }],
      [{ column: 'nothing' }, { kind: 'column-nowhere', column: 'nothing' }],
      [{ column: 'name' }, { kind: 'not-a-number', row: 2, column: 'name' }],
    ] as const) {
      const file = smallRecipe({
        indicators: [...indicators.slice(0, 2), { ...indicators[2], ...change }],
        groups: groups(1),
      });
      expect(await previewIn(bench, files, file)).toMatchObject(problem);
      expect(await build(file)).toMatchObject(problem);
    }
    const negative = [smallIndicator({ normalise: 'z-score' }), ...indicators.slice(1)];
    const file = smallRecipe({ indicators: negative, groups: groups(1, 'geometric-mean') });
    const problem = { kind: 'not-positive', group: 'low', member: 'income', code: expect.stringMatching(/^A/) };
    expect(await previewIn(bench, files, file)).toMatchObject(problem);
    expect(await previewIn(bench, files, smallRecipe({ indicators, groups: groups(1) }))).toHaveProperty('scores');
    expect(await previewIn(bench, new Map(), smallRecipe({ indicators, groups: groups(1) }))).toMatchObject({
      kind: 'missing-file',
    });
  });

  it('holds indicators and scores against the installed table as a build does, and says so where there is none', async () => {
    const db = await open(tables);
    const { files } = await prepare(db, smallRecipe({ indicators, groups: groups(1) }));
    const bench = openWorkbench(db);
    const judge = async (income: number) => {
      const report = await bench.judge({
        recipe: recipeOf(smallRecipe({ indicators, groups: groups(income) })),
        files,
      });
      return report.ok ? report.value : report.problem;
    };
    const install = async (rows: (at: number) => string, areaCount = 40) => {
      const lines = Array.from({ length: areaCount }, (_none, at) => `A${at},${rows(at)},1000`).join('\n');
      const folder = await recipeFolder({ 'census.csv': `code,faith,faith_total\n${lines}\n` });
      const table = { path: join(folder, 'census.csv'), code: 'code', shares: 'faith=faith/faith_total', lookup: null };
      const kept = await keepProtectedTable(db, table);
      if (!kept.ok) throw new Error(kept.problem.kind);
      const doing = { actor: 'staff:7', now: new Date(0) };
      const installed = await db.transaction().execute((trx) => installProtectedTable(trx, kept.value, doing));
      return { ...table, id: installed.ok ? installed.value : '' };
    };

    expect(await judge(1)).toEqual({ gate: 'not-installed' });
    await install((at) => String((at * 11) % 37));
    expect(await judge(1)).toEqual({ gate: 'passed' });
    await install((at) => String(1 + ((at * 17) % 40)));
    const found = await judge(1);
    expect(found).toMatchObject({ gate: 'disguised', inputs: [{ of: 'indicator', id: 'income', share: 'faith' }] });
    expect(await judge(50)).toMatchObject({ inputs: [{ id: 'income' }, { id: 'low' }, { of: 'group', id: 'need' }] });
    const built = await buildStored(db, { recipe: smallRecipe({ indicators, groups: groups(1) }), files });
    expect(built).toEqual({ ok: false, problem: 'inputs' in found ? found.inputs[0] : null });
    await install((at) => String(at), 15);
    expect(await judge(1)).toEqual({ gate: 'not-checked', id: null, areas: 15, needed: 20 });
  });
});
