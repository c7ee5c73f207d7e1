import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { auditMigrations, verifyAudit } from '#platform/audit';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { fileMigrations, findFile, sweepFiles } from '#platform/files';
import { parseRecipe } from '../core/recipe/recipe.ts';
import { migrations } from '../store/migrations.ts';
import { findProtectedTable } from '../store/protected-table.ts';
import { findTable, listTables, listTablesOf } from '../store/stored-tables.ts';
import { recipeFolder, smallAreas, smallIndicator, smallRecipe } from '../testing/recipe-folder.ts';
import { addTable, judgeTable, keepBytes } from './add-table.ts';
import { buildFromRecipe } from './build-from-recipe.ts';
import { buildStored } from './build-stored.ts';
import { addRecipeTables, keepRecipeTables } from './keep-recipe-tables.ts';
import { installProtectedTable, keepProtectedTable, removeProtectedTable } from './protect.ts';
import { writeBuild } from './write-build.ts';

const tables = [...auditMigrations, ...fileMigrations, ...migrations];
const doing = { actor: 'staff:7', now: new Date(Date.UTC(2026, 10, 25)) };
const said = { vintage: 'lsoa21', title: 'Areas', source: null, licence: 'OGL-3.0', year: 2025 } as const;

/** A table as somebody adds it, from a file in a folder of its own. */
async function add(db: Database, content: string, { codeColumn = 'code', fileName = 'areas.csv' } = {}) {
  const folder = await recipeFolder({ [fileName]: content });
  const judged = await judgeTable(join(folder, fileName), { codeColumn });
  if (!judged.ok) return judged;
  const kept = await keepBytes(db, join(folder, fileName), judged.value);
  if (!kept.ok) return kept;
  return db.transaction().execute((trx) => addTable(trx, judged.value, said, doing));
}

const manyAreas = Array.from({ length: 20 }, (_none, at) => `E${at},${(at * 7) % 20},${at},1000`).join('\n');

describeOnEachDatabase('a stored table', (open) => {
  it('says what each of its columns holds and what the input gate thinks of its name', async () => {
    const db = await open(tables);
    const added = await add(db, smallAreas);
    const found = await findTable(db, added.ok ? added.value : '');
    expect(found).toMatchObject({ ...said, rows: 4, codeColumn: 'code', addedBy: 'staff:7', addedAt: doing.now });
    expect(found?.columns.map(({ name, kind, refused }) => [name, kind, refused?.word ?? null])).toEqual([
      ['code', 'text', null],
      ['name', 'text', null],
      ['region', 'text', null],
      ['people', 'number', null],
      ['income_rank', 'number', null],
      ['poor', 'number', null],
      ['faith', 'number', 'faith'],
    ]);
    expect(found?.columns[3]).toMatchObject({ missing: 0, smallest: 100, largest: 400 });
    expect(await verifyAudit(db)).toMatchObject({ ok: true, value: { sequence: 1 } });
  });

  it('is there once under each name, and keeps its bytes from being swept away', async () => {
    const db = await open(tables);
    const [first, second] = [await add(db, smallAreas), await add(db, smallAreas)];
    const third = await add(db, smallAreas, { fileName: 'other.csv' });
    expect(second).toEqual(first);
    expect(third).not.toEqual(first);
    const listed = await listTables(db);
    expect(listed.map(({ fileName }) => fileName).toSorted()).toEqual(['areas.csv', 'other.csv']);
    const sha256 = listed[0]?.sha256 ?? '';
    expect(await listTablesOf(db, sha256)).toHaveLength(2);
    await sql`update platform.files set stored_at = clock_timestamp() - interval '2 days'`.execute(db);
    expect(await sweepFiles(db)).toBe(0);
    expect(await findFile(db, sha256)).not.toBeNull();
    expect(await findTable(db, 'nonsense')).toBeNull();
  });

  it.each([
    ['a code that is there twice', 'code,x\na,1\na,2\n', 'code', { kind: 'duplicate-code', row: 3, firstRow: 2 }],
    ['a blank code', 'code,x\na,1\n,2\n', 'code', { kind: 'blank-code', row: 3 }],
    ['a code column that is not there', 'kode,x\na,1\n', 'code', { kind: 'missing-column', column: 'code' }],
    ['a row that is short', 'code,x\na\n', 'code', { kind: 'ragged-row', row: 2 }],
    [
      'more columns than anybody could read',
      `${Array.from({ length: 2001 }, (_none, at) => `c${at}`).join(',')}\n${'1,'.repeat(2000)}1\n`,
      'c0',
      { kind: 'too-many-columns', columns: 2001, most: 2000 },
    ],
  ])('is refused for %s, and nothing of it is kept', async (_, content, codeColumn, problem) => {
    const db = await open(tables);
    expect(await add(db, content, { codeColumn })).toMatchObject({
      ok: false,
      problem: { file: 'areas.csv', ...problem },
    });
    expect(await listTables(db)).toEqual([]);
  });

  it('whose reading goes on after a fault tells every one: of its figures, of its codes, and of who people are', async () => {
    const content = 'code,x,religion_none\na,1,2\na,many,2\n,3\n,3,few\n';
    const folder = await recipeFolder({ 'areas.csv': content });
    const found: unknown[] = [];
    const judged = await judgeTable(join(folder, 'areas.csv'), {
      codeColumn: 'code',
      figures: ['x', 'religion_none'],
      onFault: (fault) => found.push([fault.kind, 'row' in fault ? fault.row : null]) < 10,
    });
    expect(found).toEqual([
      ['protected-input', null],
      ['not-a-number', 3],
      ['ragged-row', 4],
      ['not-a-number', 5],
      ['duplicate-code', 3],
      ['blank-code', 5],
    ]);
    expect(judged).toMatchObject({ ok: false, problem: { kind: 'protected-input', where: 'areas.csv' } });
  });

  it('is refused where the file is not the one that was judged', async () => {
    const db = await open(tables);
    const folder = await recipeFolder({ 'areas.csv': smallAreas });
    const problem = { kind: 'changed-while-read', file: 'areas.csv' };
    expect(await keepBytes(db, join(folder, 'areas.csv'), { fileName: 'areas.csv', sha256: 'another' })).toEqual({
      ok: false,
      problem,
    });
    const recipe = parseRecipe(smallRecipe());
    if (!recipe.ok) throw new Error(recipe.problem.kind);
    const inputs = [{ file: 'areas.csv', sha256: 'another' }];
    expect(await keepRecipeTables(db, recipe.value, inputs, folder)).toEqual({ ok: false, problem });
  });
});

describeOnEachDatabase('an index built from stored tables', (open) => {
  it('is the same to the byte as from the files, draws included, and leaves no files behind', async () => {
    const db = await open(tables);
    const uncertainty = { draws: 50, seed: 3, weightNoise: 0.3 };
    const indicators = [smallIndicator(), smallIndicator({ id: 'sick', column: 'sick_rank', missing: 'median' })];
    const members = [
      { id: 'income', weight: 2 },
      { id: 'sick', weight: 1 },
    ];
    const groups = [{ id: 'need', title: 'Need', aggregate: 'weighted-mean', members }];
    const file = smallRecipe({ tables: [{ file: 'more.csv', code: 'id' }], indicators, groups, uncertainty });
    const folder = await recipeFolder({
      ...{ 'areas.csv': smallAreas, 'more.csv': 'id,sick_rank\nA,1\nB,2\nD,4\nX,9\n' },
      'recipe.json': `${JSON.stringify(file, null, 2)}\n`,
    });
    const fromFiles = await buildFromRecipe(join(folder, 'recipe.json'));
    if (!fromFiles.ok) throw new Error(JSON.stringify(fromFiles.problem));
    const { recipe, version } = fromFiles.value;
    const kept = await keepRecipeTables(db, recipe, version.provenance.inputs, folder);
    if (!kept.ok) throw new Error(kept.problem.kind);
    await db.transaction().execute((trx) => addRecipeTables(trx, kept.value, 'lsoa21', doing));

    const before = await temporaryFolders();
    const files = new Map((await listTables(db)).map(({ fileName, sha256 }) => [fileName, sha256]));
    const fromStore = await buildStored(db, { recipe: file, files });
    if (!fromStore.ok) throw new Error(JSON.stringify(fromStore.problem));
    expect(await temporaryFolders()).toEqual(before);

    const [own, [, ...others]] = [fromStore.value.version.provenance.inputs[0], version.provenance.inputs];
    expect(own).toEqual({ file: 'small.json', sha256: version.provenance.inputs[0]?.sha256 });
    expect(fromStore.value.version.provenance.inputs.slice(1)).toEqual(others);
    expect(fromStore.value.version.provenance.warnings).toEqual(version.provenance.warnings);
    expect(fromStore.value.areas).toEqual(fromFiles.value.areas);
    for (const [name, built] of [
      ['files', fromFiles.value],
      ['store', fromStore.value],
    ] as const)
      expect(await writeBuild(built, join(folder, name), {})).toMatchObject({ ok: true });
    for (const name of ['scores.csv', 'normalised.csv'])
      expect(await readFile(join(folder, 'store', name))).toEqual(await readFile(join(folder, 'files', name)));
  });

  it('is refused where a table of its recipe is not stored', async () => {
    const db = await open(tables);
    expect(await buildStored(db, { recipe: smallRecipe(), files: new Map() })).toMatchObject({
      problem: { kind: 'missing-file', file: 'areas.csv' },
    });
  });
});

describeOnEachDatabase('the table of protected characteristics', (open) => {
  const header = 'code,income_rank,faith,everybody';
  const recipe = smallRecipe({ areas: { file: 'areas.csv', code: 'code' } });

  async function install(db: Database, content: string, shares: string | null = 'faith=faith/everybody') {
    const folder = await recipeFolder({ 'census.csv': content });
    const table = { path: join(folder, 'census.csv'), code: 'code', shares, lookup: null };
    const kept = await keepProtectedTable(db, table);
    if (!kept.ok) return kept;
    return db.transaction().execute((trx) => installProtectedTable(trx, kept.value, doing));
  }

  it('judges every index that is built from stored tables, and is named among what it was made with', async () => {
    const db = await open(tables);
    await add(db, `${header}\n${manyAreas}\n`);
    const files = new Map((await listTables(db)).map(({ fileName, sha256 }) => [fileName, sha256]));
    const unchecked = await buildStored(db, { recipe, files });
    expect(unchecked).toMatchObject({ value: { version: { provenance: { associationGate: 'not-checked' } } } });

    const content = `code,faith,everybody\n${manyAreas.replaceAll(/,\d+,/g, ',')}\n`;
    expect(await install(db, content)).toMatchObject({ ok: true });
    const checked = await buildStored(db, { recipe, files });
    expect(checked).toMatchObject({
      value: { version: { provenance: { associationGate: 'checked', inputs: [{}, {}, { file: 'census.csv' }] } } },
    });
    const same = `code,faith,everybody\n${Array.from({ length: 20 }, (_none, at) => `E${at},${20 - ((at * 7) % 20)},1000`).join('\n')}\n`;
    expect(await install(db, same)).toMatchObject({ ok: true });
    expect(await buildStored(db, { recipe, files })).toMatchObject({
      problem: { kind: 'disguised-input', id: 'income', share: 'faith' },
    });
  });

  it('is never among the tables that recipes may use, nor becomes one of them, nor the other way round', async () => {
    const db = await open(tables);
    const content = `${header}\n${manyAreas}\n`;
    expect(await install(db, content)).toMatchObject({ ok: true });
    expect(await add(db, content)).toEqual({
      ok: false,
      problem: { kind: 'protected-table-as-input', file: 'areas.csv' },
    });
    const files = new Map([['areas.csv', (await findProtectedTable(db))?.sha256 ?? '']]);
    expect(await buildStored(db, { recipe, files })).toMatchObject({ problem: { kind: 'protected-table-as-input' } });
    expect(await listTables(db)).toEqual([]);

    await db.transaction().execute((trx) => removeProtectedTable(trx, doing));
    expect(await add(db, content)).toMatchObject({ ok: true });
    expect(await install(db, content)).toMatchObject({ problem: { kind: 'input-as-protected-table' } });
  });

  it('is one, and the one before goes with its bytes', async () => {
    const db = await open(tables);
    await install(db, `${header}\n${manyAreas}\n`);
    const first = await findProtectedTable(db);
    await install(db, `${header}\n${manyAreas}\nE99,1,1,1000\n`);
    const second = await findProtectedTable(db);
    expect(second?.sha256).not.toBe(first?.sha256);
    expect(await findFile(db, first?.sha256 ?? '')).toBeNull();
    const remove = () => db.transaction().execute((trx) => removeProtectedTable(trx, doing));
    expect(await remove()).toBe(true);
    expect(await remove()).toBe(false);
    expect(await findFile(db, second?.sha256 ?? '')).toBeNull();
    const entries = await sql<{ action: string }>`select action from platform.audit_entries order by sequence`.execute(
      db,
    );
    expect(entries.rows.map(({ action }) => action)).toEqual([
      'mapping.protected-installed',
      'mapping.protected-installed',
      'mapping.protected-removed',
    ]);
  });

  it.each([
    ['shares that it does not hold', 'faith=nothing/everybody', { kind: 'missing-column', column: 'nothing' }],
    ['shares that are none', 'faith', { kind: 'bad-share' }],
    ['no shares to be guessed', null, { kind: 'no-shares' }],
  ])('is refused for %s', async (_, shares, problem) => {
    const db = await open(tables);
    expect(await install(db, `${header}\n${manyAreas}\n`, shares)).toMatchObject({ problem });
    expect(await findProtectedTable(db)).toBeNull();
  });
});

async function temporaryFolders(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith('outspoken-tables-')).toSorted();
}
