import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import {
  findArea,
  migrations as geographyMigrations,
  hexLayout,
  importAreas,
  listAreas,
  listHexCells,
} from '#domains/geography';
import {
  currentIndex,
  decidePublication,
  findAreaResult,
  migrations as mappingMigrations,
  requestPublication,
  storeIndex,
} from '#domains/mapping';
import { migrations as moderationMigrations } from '#domains/moderation';
import { migrations as voicesMigrations } from '#domains/voices';
import { createRandom } from '#foundations/numeric';
import { auditMigrations, verifyAudit } from '#platform/audit';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { fileMigrations } from '#platform/files';
import { exampleFolder } from './example-files.ts';
import { loadExample } from './load-example.ts';
import { removeExample } from './remove-example.ts';

const tables = [
  ...auditMigrations,
  ...fileMigrations,
  ...geographyMigrations,
  ...mappingMigrations,
  ...moderationMigrations,
  ...voicesMigrations,
];
const now = new Date(Date.UTC(2026, 10, 23));
const load = (db: Database, asked = true) => loadExample(db, { actor: 'staff:7', now, asked, workers: 1 });
const remove = (db: Database) => removeExample(db, { actor: 'staff:7', now });

type Row = Readonly<Record<string, string>>;
const rowsOf = (name: string): readonly Row[] => parse(readFileSync(join(exampleFolder(), name)), { columns: true });

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** The example's folder with one of its files changed. */
function otherEdition(name: string, change: (text: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'outspoken-example-'));
  folders.push(folder);
  cpSync(exampleFolder(), folder, { recursive: true });
  writeFileSync(join(folder, name), change(readFileSync(join(folder, name), 'utf8')));
  return folder;
}

async function everything(db: Database): Promise<Readonly<Record<string, number>>> {
  const counted = await sql<{ areas: number; cells: number; versions: number; results: number }>`
    select (select count(*) from geography.areas) as areas, (select count(*) from geography.hex_cells) as cells,
      (select count(*) from mapping.index_versions) as versions, (select count(*) from mapping.area_results) as results
  `.execute(db);
  return { ...counted.rows[0] };
}

const whole = { areas: 305, cells: 296, versions: 1, results: 296 };
const nothing = { areas: 0, cells: 0, versions: 0, results: 0 };

describeOnEachDatabase('the embedded example', (open) => {
  it('brings England’s authorities, their hexagons and an index with its uncertainty', async () => {
    const db = await open(tables);
    expect(await load(db)).toEqual({ outcome: 'loaded', versionId: 'england-2025-v1' });
    expect(await everything(db)).toEqual(whole);
    const index = await currentIndex(db);
    expect(index?.version).toMatchObject({
      status: 'example',
      areaCount: 296,
      provenance: { draws: 1000, seed: 2025 },
    });
    expect(index?.version.groups.filter((group) => group.isTop).map((group) => group.id)).toEqual([
      'vulnerability',
      'amenability',
    ]);
    expect(index?.areas.every((area) => area.groups.every((group) => group.uncertainty !== null))).toBe(true);
    expect(index?.sources?.columns).toHaveLength(index?.version.indicators.length ?? 0);
    const areas = await listAreas(db, 'lad24');
    expect(await findArea(db, 'E09000001')).toMatchObject({ name: 'City of London', parent: { code: 'E12000007' } });
    expect(await listHexCells(db, 'lad24')).toEqual(
      hexLayout(
        areas.flatMap(({ code, centre, parent }) => (centre ? [{ code, centre, group: parent?.code ?? null }] : [])),
      ),
    );
    expect(await verifyAudit(db)).toMatchObject({ ok: true, value: { sequence: 2 } });
  });

  it('shows the published figures, digit for digit, for 20 seeded authorities', async () => {
    const db = await open(tables);
    await load(db);
    const index = await currentIndex(db);
    if (index?.sources == null) throw new Error('no sources');
    const areas = rowsOf('areas.csv');
    const figures = new Map(rowsOf('figures.csv').map((row) => [row.code, row]));
    const random = createRandom(20);
    for (let n = 0; n < 20; n++) {
      const area = areas[random.below(areas.length)];
      if (area?.code === undefined) throw new Error('no area');
      const result = await findAreaResult(db, index.version.id, area.code);
      expect(result).toMatchObject({ name: area.name, parent: area.region_code, population: Number(area.population) });
      expect(result?.raw).toEqual(
        index.sources.columns.map(({ column }) => Number(figures.get(area.code ?? '')?.[column])),
      );
      expect(index.version.indicators.map(({ id }) => id)).toEqual(
        index.sources.columns.map(({ indicator }) => indicator),
      );
    }
  });

  it('is loaded once, however often it is asked for, also by several processes together', async () => {
    const db = await open(tables);
    const outcomes = await Promise.all([load(db), load(db, false), load(db)]);
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['already-there', 'already-there', 'loaded']);
    expect(await load(db)).toEqual({ outcome: 'already-there', versionId: 'england-2025-v1' });
    expect(await everything(db)).toEqual(whole);
    expect(await verifyAudit(db)).toMatchObject({ value: { sequence: 2 } });
  });

  it('is removed whole, stays away by itself and comes back when asked', async () => {
    const db = await open(tables);
    await load(db);
    expect(await remove(db)).toEqual({ versions: ['england-2025-v1'], areas: 305, waves: [] });
    expect(await everything(db)).toEqual(nothing);
    expect(await load(db, false)).toEqual({ outcome: 'removed-before' });
    expect(await everything(db)).toEqual(nothing);
    expect(await remove(db)).toEqual({ versions: [], areas: 0, waves: [] });
    expect(await load(db)).toMatchObject({ outcome: 'loaded' });
    expect(await load(db, false)).toMatchObject({ outcome: 'already-there' });
    expect(await everything(db)).toEqual(whole);
    expect(await verifyAudit(db)).toMatchObject({ ok: true });
  });

  it('is replaced when the program brings another edition', async () => {
    const db = await open(tables);
    await load(db);
    const folder = otherEdition('figures.csv', (text) => text.replace('E06000001,0.357', 'E06000001,0.358'));
    const outcome = await loadExample(db, { actor: 'staff:7', now, asked: false, workers: 1, folder });
    expect(outcome).toMatchObject({ outcome: 'replaced' });
    expect(await everything(db)).toEqual(whole);
    const index = await currentIndex(db);
    expect(index?.areas.find(({ code }) => code === 'E06000001')?.raw[0]).toBe(0.358);
  });

  it('leaves nothing of itself when it cannot be loaded', async () => {
    const db = await open(tables);
    const folder = otherEdition('areas.csv', (text) => text.replace('E06000001,Hartlepool', 'E99000001,Hartlepool'));
    await expect(loadExample(db, { actor: 'staff:7', now, asked: true, workers: 1, folder })).rejects.toThrow(
      'cannot be read',
    );
    expect(await everything(db)).toEqual(nothing);
    expect(await verifyAudit(db)).toMatchObject({ value: { sequence: 0 } });
  });

  it('is not loaded by itself into an installation that has published its own index, whose areas it leaves when it goes', async () => {
    const db = await open(tables);
    await load(db);
    const index = await currentIndex(db);
    if (index === null) throw new Error('no index');
    const provenance = { ...index.version.provenance, associationGate: 'checked' } as const;
    const own = { ...index.version, recipeId: 'ours', areaCount: 1, provenance };
    await db.transaction().execute(async (trx) => {
      const options = { status: 'draft', vintage: 'lad24', sources: null, actor: 'staff:7', now } as const;
      const versionId = await storeIndex(trx, { version: own, areas: index.areas.slice(0, 1) }, options);
      const asked = await requestPublication(trx, { versionId, by: '7', note: 'Ready.', now }, []);
      if (!asked.ok) throw new Error(asked.problem.kind);
      const deciding = { by: '8', verdict: 'confirm', note: 'Agreed.', against: null } as const;
      await decidePublication(trx, asked.value.id, deciding, { missing: [], isAskerHere: true, now });
    });
    expect(await remove(db)).toEqual({ versions: ['england-2025-v1'], areas: 303, waves: [] });
    expect(await findArea(db, 'E06000001')).toMatchObject({ name: 'Hartlepool' });
    expect((await listHexCells(db, 'lad24')).map(({ code }) => code)).toEqual(['E06000001']);
    await sql`delete from mapping.example_removals`.execute(db);
    expect(await load(db, false)).toEqual({ outcome: 'not-needed' });
  });

  it('never replaces an area that an operator imported', async () => {
    const db = await open(tables);
    const ours = {
      vintage: 'lad24',
      code: 'E06000001',
      name: 'Ours',
      parent: null,
      population: 1,
      centre: null,
    } as const;
    await db.transaction().execute((trx) => importAreas(trx, [ours], { actor: 'staff:7', origin: 'import' }));
    await load(db);
    expect(await findArea(db, 'E06000001')).toMatchObject({ name: 'Ours', population: 1 });
    await remove(db);
    expect((await listAreas(db, 'lad24')).map(({ name }) => name)).toEqual(['Ours']);
  });
});
