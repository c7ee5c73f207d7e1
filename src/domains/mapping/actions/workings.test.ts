import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { auditMigrations, verifyAudit } from '#platform/audit';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { fileMigrations } from '#platform/files';
import type { Change } from '../core/working/change.ts';
import { migrations } from '../store/migrations.ts';
import { listTables } from '../store/stored-tables.ts';
import { findState, findWorking, listWorkings } from '../store/workings.ts';
import { recipeFolder, smallAreas, smallRecipe } from '../testing/recipe-folder.ts';
import { addTable, judgeTable, keepBytes } from './add-table.ts';
import { beginEmpty, beginFromVersion } from './begin-working.ts';
import { buildFromRecipe } from './build-from-recipe.ts';
import { addNote, changeWorking, type Move, moveWorking } from './change-working.ts';
import { addRecipeTables, keepRecipeTables } from './keep-recipe-tables.ts';
import { storeIndex } from './store-index.ts';

const tables = [...auditMigrations, ...fileMigrations, ...migrations];
const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 12, minute));
const anna = (minute = 0) => ({ actor: 'staff:anna', now: at(minute) });
const ben = (minute = 0) => ({ actor: 'staff:ben', now: at(minute) });

/** A version stored from files, with its tables unless they are not wanted. */
async function storeVersion(db: Database, keep = true): Promise<string> {
  const folder = await recipeFolder({ 'areas.csv': smallAreas, 'recipe.json': smallRecipe() });
  const built = await buildFromRecipe(join(folder, 'recipe.json'));
  if (!built.ok) throw new Error(built.problem.kind);
  const { recipe, version } = built.value;
  const kept = keep ? await keepRecipeTables(db, recipe, version.provenance.inputs, folder) : null;
  const options = { status: 'draft', vintage: 'lsoa21', sources: null, ...anna() } as const;
  return db.transaction().execute(async (trx) => {
    if (kept?.ok) await addRecipeTables(trx, kept.value, 'lsoa21', anna());
    return storeIndex(trx, built.value, options);
  });
}

async function begin(db: Database): Promise<string> {
  const versionId = await storeVersion(db);
  const begun = await db.transaction().execute((trx) => beginFromVersion(trx, versionId, anna()));
  if (!begun.ok) throw new Error(begun.problem.kind);
  return begun.value;
}

const change = (db: Database, id: string, seen: number, what: Change, doing = anna(seen)) =>
  db.transaction().execute((trx) => changeWorking(trx, id, { change: what, seen }, doing));
const go = (db: Database, id: string, seen: number, move: Move, doing = anna(seen)) =>
  db.transaction().execute((trx) => moveWorking(trx, id, { move, seen }, doing));
const weigh = (weight: number): Change => ({ kind: 'weights', weights: { need: { income: weight } } });

async function weightIn(db: Database, id: string): Promise<number | undefined> {
  return (await findWorking(db, id))?.state.recipe.groups[0]?.members[0]?.weight;
}

describeOnEachDatabase('a working', (open) => {
  it('begins from a version, with its recipe and the very tables that it was built from', async () => {
    const db = await open(tables);
    const id = await begin(db);
    const [table] = await listTables(db);
    const working = await findWorking(db, id);
    expect(working).toMatchObject({
      ...{ versionId: 'small-v1', vintage: 'lsoa21', notes: [] },
      steps: [{ number: 1, kind: 'began', state: 1, by: 'staff:anna', at: at(0) }],
      state: { recipe: smallRecipe(), tables: { 'areas.csv': table?.id } },
    });
    expect(await listWorkings(db)).toEqual([
      {
        ...{ id, title: 'Small', versionId: 'small-v1', vintage: 'lsoa21', steps: 1 },
        ...{ changedBy: 'staff:anna', changedAt: at(0) },
      },
    ]);
    expect(await findWorking(db, 'nonsense')).toBeNull();
  });

  it('does not begin from what is not there, nor from a version whose tables were never kept', async () => {
    const db = await open(tables);
    const from = (id: string) => db.transaction().execute((trx) => beginFromVersion(trx, id, anna()));
    expect(await from('small-v9')).toMatchObject({ problem: { kind: 'no-version' } });
    const versionId = await storeVersion(db, false);
    expect(await from(versionId)).toEqual({
      ok: false,
      problem: { kind: 'tables-not-kept', files: ['areas.csv'] },
    });
    expect(await listWorkings(db)).toEqual([]);
  });

  it('begins with nothing but the areas of a stored table, and is filled step by step', async () => {
    const db = await open(tables);
    await storeVersion(db);
    const [table] = await listTables(db);
    const empty = {
      ...{ id: 'mine', title: 'Mine', table: table?.id ?? '' },
      ...{
        name: 'name',
        parent: 'region',
        population: 'people',
        groups: [{ id: 'vulnerability', title: 'Vulnerability' }],
      },
    };
    const beginWith = (changes: object) =>
      db.transaction().execute((trx) => beginEmpty(trx, { ...empty, ...changes }, anna()));
    expect(await beginWith({ table: 'none' })).toMatchObject({ problem: { kind: 'no-table' } });
    expect(await beginWith({ name: 'title' })).toMatchObject({ problem: { kind: 'no-such-column', column: 'title' } });
    expect(await beginWith({ id: '' })).toMatchObject({ problem: { kind: 'bad-recipe', problem: { path: 'id' } } });
    expect(await beginWith({ population: 'faith' })).toMatchObject({ problem: { kind: 'protected-input' } });
    const begun = await beginWith({});
    const id = begun.ok ? begun.value : '';
    const indicator = {
      ...{ id: 'poor', column: 'poor', title: 'Poor', source: 'Made up', licence: 'CC0', year: 2025, direction: 1 },
      normalise: 'rank',
    };
    const add = {
      kind: 'add-indicator',
      table: table?.id ?? '',
      indicator,
      group: 'vulnerability',
      weight: 1,
    } as const;
    expect(await change(db, id, 1, { ...add, indicator: { ...indicator, column: 'faith' } })).toMatchObject({
      problem: { kind: 'protected-input', topic: 'religion' },
    });
    expect(await change(db, id, 1, add)).toEqual({ ok: true, value: 2 });
    expect((await findWorking(db, id))?.state.recipe).toMatchObject({
      indicators: [{ id: 'poor' }],
      groups: [{ id: 'vulnerability', members: [{ id: 'poor', weight: 1 }] }],
    });
  });

  it('keeps every step with who took it and when, goes back and forth, and loses nothing', async () => {
    const db = await open(tables);
    const id = await begin(db);
    expect(await change(db, id, 1, weigh(2))).toEqual({ ok: true, value: 2 });
    expect(await change(db, id, 2, weigh(3), ben(2))).toEqual({ ok: true, value: 3 });
    expect(await go(db, id, 3, { kind: 'undo' })).toEqual({ ok: true, value: 4 });
    expect(await weightIn(db, id)).toBe(2);
    expect(await go(db, id, 4, { kind: 'undo' })).toMatchObject({ ok: true });
    expect(await weightIn(db, id)).toBe(1);
    expect(await go(db, id, 5, { kind: 'undo' })).toEqual({ ok: false, problem: { kind: 'nothing-to-undo' } });
    await go(db, id, 5, { kind: 'redo' });
    expect(await weightIn(db, id)).toBe(2);
    expect(await change(db, id, 6, weigh(7))).toEqual({ ok: true, value: 7 });
    expect(await go(db, id, 7, { kind: 'redo' })).toMatchObject({ problem: { kind: 'nothing-to-redo' } });
    expect(await go(db, id, 7, { kind: 'return', to: 4 })).toMatchObject({ problem: { kind: 'no-such-step' } });
    await go(db, id, 7, { kind: 'return', to: 3 }, ben(7));
    expect(await weightIn(db, id)).toBe(3);
    const working = await findWorking(db, id);
    expect(working?.steps.map(({ kind, state, by }) => [kind, state, by])).toEqual([
      ['began', 1, 'staff:anna'],
      ['changed', 2, 'staff:anna'],
      ['changed', 3, 'staff:ben'],
      ['undone', 2, 'staff:anna'],
      ['undone', 1, 'staff:anna'],
      ['redone', 2, 'staff:anna'],
      ['changed', 7, 'staff:anna'],
      ['returned', 3, 'staff:ben'],
    ]);
    expect((await findState(db, id, 7))?.recipe.groups[0]?.members[0]?.weight).toBe(7);
    expect(await verifyAudit(db)).toMatchObject({ ok: true });
  });

  it('is not changed twice at once: the second is told what the first has done, and does it again on top', async () => {
    const db = await open(tables);
    const id = await begin(db);
    const both = await Promise.all([
      change(db, id, 1, weigh(2), anna(5)),
      change(db, id, 1, { kind: 'recipe', set: { title: 'Other' } }, ben(5)),
    ]);
    const [later] = both.filter(({ ok }) => !ok);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(later).toMatchObject({ problem: { kind: 'changed-meanwhile', since: [{ number: 2, at: at(5) }] } });
    expect((await findWorking(db, id))?.steps).toHaveLength(2);
    expect(await go(db, id, 1, { kind: 'undo' }, ben(6))).toMatchObject({ problem: { kind: 'changed-meanwhile' } });
    await change(db, id, 2, weigh(4), ben(7));
    await change(db, id, 3, { kind: 'recipe', set: { title: 'Both' } }, anna(8));
    expect((await findWorking(db, id))?.state.recipe).toMatchObject({
      title: 'Both',
      groups: [{ members: [{ weight: 4 }] }],
    });
  });

  it('is left as it was by a change that is refused', async () => {
    const db = await open(tables);
    const id = await begin(db);
    expect(await change(db, id, 1, weigh(-1))).toMatchObject({
      problem: { kind: 'bad-recipe', problem: { kind: 'out-of-range', path: 'groups[0].members[0].weight' } },
    });
    expect((await findWorking(db, id))?.steps).toHaveLength(1);
    expect(await change(db, 'nonsense', 1, weigh(1))).toEqual({ ok: false, problem: { kind: 'no-working' } });
  });

  it('has notes, which are taken whatever happened meanwhile', async () => {
    const db = await open(tables);
    const id = await begin(db);
    const note = (text: string, working = id) => db.transaction().execute((trx) => addNote(trx, working, text, ben(3)));
    await change(db, id, 1, weigh(2));
    expect(await note('  Income counts twice. ')).toEqual({ ok: true, value: null });
    expect(await note(' ')).toEqual({ ok: false, problem: 'blank-note' });
    expect(await note('x'.repeat(2001))).toEqual({ ok: false, problem: 'note-too-long' });
    expect(await note('x', 'nonsense')).toEqual({ ok: false, problem: 'no-working' });
    expect((await findWorking(db, id))?.notes).toMatchObject([
      { step: 2, text: 'Income counts twice.', by: 'staff:ben', at: at(3) },
    ]);
  });

  it('has a history that the database lets nobody rewrite', async () => {
    const db = await open(tables);
    const id = await begin(db);
    await change(db, id, 1, weigh(2));
    for (const statement of [
      `update mapping.working_steps set by = 'staff:carl'`,
      `update mapping.working_steps set recipe = '{}' where number = 1`,
      'delete from mapping.working_steps where number = 2',
    ])
      await expect(sql.raw(statement).execute(db)).rejects.toThrow('is kept as it was');
  });
});

describeOnEachDatabase('a table that a working began with', (open) => {
  it('is found again under another name of the same file', async () => {
    const db = await open(tables);
    const folder = await recipeFolder({ 'areas.csv': smallAreas, 'recipe.json': smallRecipe() });
    const built = await buildFromRecipe(join(folder, 'recipe.json'));
    const judged = await judgeTable(join(folder, 'areas.csv'), { codeColumn: 'code', fileName: 'renamed.csv' });
    if (!built.ok || !judged.ok) throw new Error('not built');
    await keepBytes(db, join(folder, 'areas.csv'), judged.value);
    const said = { vintage: 'lsoa21', title: 'Areas', source: null, licence: null, year: null } as const;
    const begun = await db.transaction().execute(async (trx) => {
      await addTable(trx, judged.value, said, anna());
      const options = { status: 'draft', vintage: 'lsoa21', sources: null, ...anna() } as const;
      return beginFromVersion(trx, await storeIndex(trx, built.value, options), anna());
    });
    const [table] = await listTables(db);
    const working = await findWorking(db, begun.ok ? begun.value : '');
    expect(working?.state.tables).toEqual({ 'areas.csv': table?.id });
  });
});
