import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { migrations as geographyMigrations } from '#domains/geography';
import { auditMigrations, verifyAudit } from '#platform/audit';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { fileMigrations } from '#platform/files';
import { migrations } from '../store/migrations.ts';
import { listStopped } from '../store/stopped-inputs.ts';
import { recipeFolder, smallRecipe } from '../testing/recipe-folder.ts';
import { allowInput, noteIfStopped } from './allow-input.ts';
import { buildFromRecipe } from './build-from-recipe.ts';

const now = new Date(Date.UTC(2026, 10, 26, 12));
const later = new Date(Date.UTC(2026, 10, 27, 12));
const count = 40;
const rows = Array.from({ length: count }, (_, i) => ({ crowded: (i * 7) % count, quiet: (i * i * 11) % 37 }));
const areas = [
  'code,name,region,people,crowded,quiet',
  ...rows.map(({ crowded, quiet }, i) => `A${i},,R,100,${crowded},${quiet}`),
];
const people = ['code,some,all', ...rows.map(({ crowded }, i) => `A${i},${3 + 2 * crowded},1000`)];
const crowded = { column: 'crowded', title: 'Crowded homes', direction: 1 };

describeOnEachDatabase('what is stopped by association', (open) => {
  const opened = () => open([...auditMigrations, ...fileMigrations, ...geographyMigrations, ...migrations]);

  async function folderOf(recipe: object) {
    return recipeFolder({
      'areas.csv': `${areas.join('\n')}\n`,
      'people.csv': `${people.join('\n')}\n`,
      'recipe.json': recipe,
    });
  }
  async function build(db: Database, recipe: object) {
    const folder = await folderOf(recipe);
    const protectedTable = { path: join(folder, 'people.csv'), code: 'code', shares: 'some=some/all', lookup: null };
    const path = join(folder, 'recipe.json');
    const built = await buildFromRecipe(path, { draws: 0, protectedTable, stopped: await listStopped(db) });
    if (!built.ok) await noteIfStopped(db, path, built.problem, now);
    return built;
  }
  const allow = (db: Database, number: number, reason: string, by = 'amina') =>
    db.transaction().execute((trx) => allowInput(trx, number, { reason, by, now: later }));

  it('is listed, once, and let in by a written reason alone, which the version keeps', async () => {
    const db = await opened();
    const recipe = smallRecipe({}, crowded);
    expect(await build(db, recipe)).toMatchObject({
      problem: { kind: 'disguised-input', of: 'indicator', id: 'income' },
    });
    await build(db, recipe);
    const [first, ...more] = await listStopped(db);
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      subject: { recipeId: 'small', id: 'income' },
      found: { share: 'some' },
      allowed: null,
    });
    const number = first?.number ?? 0;
    expect(await allow(db, number, '  \n ')).toEqual({ ok: false, problem: { kind: 'no-note' } });
    expect(await allow(db, number, 'x'.repeat(2001))).toMatchObject({ problem: { kind: 'note-too-long' } });
    expect(await allow(db, number + 1, 'Because.')).toEqual({ ok: false, problem: { kind: 'nothing-stopped' } });
    expect(await allow(db, number, 'Crowding is a need of its own.')).toMatchObject({ ok: true });
    expect(await allow(db, number, 'Another reason.', 'sam')).toMatchObject({ problem: { kind: 'nothing-stopped' } });

    // The score is made of nothing else, and is judged by itself.
    expect(await build(db, recipe)).toMatchObject({ problem: { kind: 'disguised-input', of: 'group', id: 'need' } });
    const [group] = await listStopped(db);
    expect(await allow(db, group?.number ?? 0, 'It has one part.')).toMatchObject({ ok: true });
    const built = await build(db, recipe);
    expect(built.ok && built.value.version.provenance).toMatchObject({
      associationGate: 'checked',
      allowed: [
        {
          of: 'indicator',
          id: 'income',
          share: 'some',
          reason: 'Crowding is a need of its own.',
          by: 'amina',
          at: later.toISOString(),
        },
        { of: 'group', id: 'need', reason: 'It has one part.' },
      ],
    });
    expect(await verifyAudit(db)).toMatchObject({ ok: true });
    await expect(sql`update mapping.stopped_inputs set reason = 'other'`.execute(db)).rejects.toThrow('kept as it was');
    await expect(sql`delete from mapping.stopped_inputs`.execute(db)).rejects.toThrow('kept as it was');
  });

  it('is let in for the figures that were stopped, not for others that take their id', async () => {
    const db = await opened();
    await build(db, smallRecipe({}, crowded));
    const [first] = await listStopped(db);
    await allow(db, first?.number ?? 0, 'For these.');
    const turned = {
      numerator: 'crowded',
      denominator: 'people',
      column: undefined,
      title: 'Crowded homes',
      direction: 1,
    };
    expect(await build(db, smallRecipe({}, turned))).toMatchObject({ problem: { of: 'indicator', id: 'income' } });
    expect(await build(db, smallRecipe({ id: 'another' }, crowded))).toMatchObject({ problem: { of: 'indicator' } });
    expect(await listStopped(db)).toHaveLength(3);
  });

  it('never holds what is refused by its words', async () => {
    const db = await opened();
    const byName = smallRecipe({}, { ...crowded, title: 'Share of Muslims' });
    expect(await build(db, byName)).toMatchObject({ problem: { kind: 'protected-input' } });
    expect(await listStopped(db)).toEqual([]);
    // Not even where the same columns were let in under another title.
    await build(db, smallRecipe({}, crowded));
    const [first] = await listStopped(db);
    await allow(db, first?.number ?? 0, 'For these.');
    expect(await build(db, byName)).toMatchObject({ problem: { kind: 'protected-input' } });
  });
});
