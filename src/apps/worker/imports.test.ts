import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { migrations as geographyMigrations, listAreas, listLookup } from '#domains/geography';
import { findImport, migrations as importsMigrations, removeForgotten, removeImport, stopWork } from '#domains/imports';
import type { Import, ImportKind } from '#domains/imports/core';
import { findTable, migrations as mappingMigrations } from '#domains/mapping';
import { auditMigrations, verifyAudit } from '#platform/audit';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { fileMigrations, findFile, storeFile } from '#platform/files';
import { jobMigrations } from '#platform/jobs';
import type { ImportWishes } from './flows/import-wishes.ts';
import { guessWishes, importWishes } from './flows/import-wishes.ts';
import {
  type ImportReport,
  receiveUpload,
  requestCheck,
  requestStoring,
  workOnImport,
} from './flows/work-on-import.ts';
import { explainImport } from './sentences/imports.ts';

const tables = [
  ...[...auditMigrations, ...fileMigrations, ...jobMigrations],
  ...[...geographyMigrations, ...mappingMigrations, ...importsMigrations],
];
const doing = { actor: 'staff:7', now: new Date(Date.UTC(2026, 10, 26)) };
const options = { now: () => doing.now, signal: new AbortController().signal, isLastAttempt: true };
type Content = string | Uint8Array | object;

async function upload(db: Database, kind: ImportKind, fileName: string, content: Content) {
  const bytes =
    content instanceof Uint8Array
      ? content
      : Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  async function* whole() {
    yield bytes;
  }
  const stored = await storeFile(db, whole(), { limitBytes: 1e9 });
  if (!stored.ok) throw new Error('too large');
  return receiveUpload(db, { kind, fileName, file: stored.value }, doing);
}

async function bring(db: Database, kind: ImportKind, fileName: string, content: Content): Promise<string> {
  const received = await upload(db, kind, fileName, content);
  if (!received.ok) throw new Error(explainImport(kind, received.problem));
  return received.value;
}

async function read(db: Database, id: string): Promise<Import & { readonly report: ImportReport | null }> {
  const one = await findImport(db, id);
  if (one === null) throw new Error('no import');
  return one as Import & { readonly report: ImportReport | null };
}

/** Does what the last request asks for, as the job does. */
async function work(db: Database, id: string) {
  const { turn } = await read(db, id);
  await workOnImport(db, { import: id, turn }, options);
  return read(db, id);
}

async function checkIt(db: Database, id: string, wishes: ImportWishes) {
  expect(await requestCheck(db, await read(db, id), wishes, doing)).toMatchObject({ ok: true });
  return work(db, id);
}

async function storeIt(db: Database, id: string) {
  expect(await requestStoring(db, await read(db, id), doing)).toMatchObject({ ok: true });
  return work(db, id);
}

const guessed = (kind: ImportKind, look: unknown, more: object = {}) =>
  importWishes.parse({
    kind,
    ...guessWishes(kind, { fileName: 'x.csv', ...(look as { header: []; rows: [] }) }),
    ...more,
  });

const square = (west: number, south: number) => [
  [west, south],
  [west + 0.01, south],
  [west + 0.01, south + 0.01],
  [west, south + 0.01],
  [west, south],
];
const feature = (code: string, coordinates: unknown = square(-0.1, 51.5)) => ({
  type: 'Feature',
  properties: { lsoa21_code: code, lsoa21_name: `Area ${code}` },
  geometry: { type: 'Polygon', coordinates: [coordinates] },
});
const map = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const bowTie = [
  [0.001, 51.5],
  [0.011, 51.51],
  [0.011, 51.5],
  [0.001, 51.51],
  [0.001, 51.5],
];

async function countRows(db: Database) {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*) from geography.areas) as areas,
    (select count(*) from geography.lookup_links) as links,
    (select count(*) from mapping.tables) as tables,
    (select count(*) from platform.files) as files`.execute(db);
  return rows[0];
}

describeOnEachDatabase('an uploaded file', (open) => {
  it('of areas is checked without storing anything, stored when somebody says so, and let go', async () => {
    const db = await open(tables);
    const id = await bring(db, 'areas', 'map.geojson', map(feature('E01000001'), feature('E01019828', bowTie)));
    const { look, kind, ...received } = await read(db, id);
    expect([received.state, received.turn]).toEqual(['received', 1]);

    const checked = await checkIt(db, id, guessed(kind, look));
    expect(checked.report).toMatchObject({
      kind: 'found',
      findings: {
        plan: { vintage: 'lsoa21', areas: 2, added: 2, boundaries: 2, others: 0 },
        crossings: { count: 1, first: [{ code: 'E01019828', at: 2 }] },
      },
    });
    expect(await countRows(db)).toEqual({ areas: 0, links: 0, tables: 0, files: 1 });

    const stored = await storeIt(db, id);
    expect([stored.state, stored.sha256, stored.look]).toEqual(['stored', null, null]);
    expect(stored.report).toMatchObject({ kind: 'stored', outcome: { tileSet: expect.stringMatching(/^lsoa21-/) } });
    expect(await countRows(db)).toEqual({ areas: 2, links: 0, tables: 0, files: 0 });
    const entries = await sql<{ action: string; actor: string }>`
      select action, actor from platform.audit_entries order by sequence
    `.execute(db);
    expect(entries.rows.map(({ action }) => action)).toEqual([
      'imports.received',
      'imports.confirmed',
      'geography.areas-imported',
      'imports.stored',
    ]);
    expect(new Set(entries.rows.map(({ actor }) => actor))).toEqual(new Set(['staff:7']));
    expect(await verifyAudit(db)).toMatchObject({ ok: true });
    const jobs = await sql<{ name: string }>`select distinct name from jobs.job order by 1`.execute(db);
    expect(jobs.rows.map(({ name }) => name)).toEqual(['geography.make-tiles', 'imports.work']);
  });

  it('of a lookup tells before it is stored what is split, merged and lost', async () => {
    const db = await open(tables);
    const rows = ['E01000001,E01000001', 'E01000002,E01000004', 'E01000002,E01000005', 'E01000003,'];
    const content = `lsoa11_code,lsoa21_code\n${rows.join('\n')}\n`;
    const id = await bring(db, 'lookup', 'lookup.csv.gz', gzipSync(content));
    const checked = await checkIt(db, id, guessed('lookup', (await read(db, id)).look));
    expect(checked.report).toMatchObject({
      findings: {
        ...{ from: 'lsoa11', to: 'lsoa21', areas: 3, targets: 3 },
        counts: { unchanged: 1, split: 1, merged: 0, lost: 1 },
        changed: { split: { count: 1, first: ['E01000002'] }, lost: { count: 1, first: ['E01000003'] } },
      },
    });
    expect(await listLookup(db, 'lsoa11', 'lsoa21')).toEqual([]);
    expect((await storeIt(db, id)).state).toBe('stored');
    expect(await listLookup(db, 'lsoa11', 'lsoa21')).toHaveLength(3);
  });

  it('of figures becomes a table that recipes may use, with its bytes', async () => {
    const db = await open(tables);
    const areas = await bring(db, 'areas', 'areas.csv', 'lsoa21_code\nE01000001\nE01000002\n');
    await checkIt(db, areas, guessed('areas', (await read(db, areas)).look));
    await storeIt(db, areas);
    const content = 'lsoa21_code,income,religion_none,note\nE01000001,1.5,3,a\nE01000002,,4,b\n';
    const id = await bring(db, 'table', 'figures.csv', content);
    const wishes = guessed('table', (await read(db, id)).look, { title: 'Figures', year: 2025 });
    expect(wishes).toMatchObject({ code: 'lsoa21_code', figures: ['income'] });
    const checked = await checkIt(db, id, wishes);
    expect(checked.report).toMatchObject({
      findings: { vintage: 'lsoa21', rows: 2, figures: [{ name: 'income', missing: 1 }], refused: ['religion_none'] },
    });
    const { report } = await storeIt(db, id);
    const table = report?.kind === 'stored' ? report.outcome.table : undefined;
    const kept = await findTable(db, table ?? '');
    expect(kept).toMatchObject({ title: 'Figures', year: 2025, source: null, vintage: 'lsoa21', addedBy: 'staff:7' });
    expect(await findFile(db, kept?.sha256 ?? '')).not.toBeNull();
  });

  it('that nobody goes on with is removed after a week, and one that is stored or removed is not removed again', async () => {
    const db = await open(tables);
    const id = await bring(db, 'areas', 'a.csv', 'lsoa21_code\nE01000001\n');
    const later = (days: number) => new Date(doing.now.getTime() + days * 86_400_000);
    await removeForgotten(db, later(6));
    expect((await read(db, id)).state).toBe('received');
    await removeForgotten(db, later(8));
    expect(await read(db, id)).toMatchObject({ state: 'removed', sha256: null, look: null });
    expect(await countRows(db)).toMatchObject({ files: 0 });
    const again = await db.transaction().execute(async (trx) => removeImport(trx, await read(trx, id), doing));
    expect(again).toEqual({ ok: false, problem: 'changed-meanwhile' });
  });

  it('is worked on for whoever asked last: an older wish counts for nothing', async () => {
    const db = await open(tables);
    const id = await bring(db, 'areas', 'a.csv', 'lsoa21_code\nE01000001\n');
    const seen = await read(db, id);
    const wishes = guessed('areas', seen.look);
    expect(await requestStoring(db, seen, doing)).toEqual({ ok: false, problem: 'changed-meanwhile' });
    await requestCheck(db, seen, wishes, doing);
    expect(await requestCheck(db, seen, wishes, doing)).toEqual({ ok: false, problem: 'changed-meanwhile' });
    const stopped = await db.transaction().execute(async (trx) => stopWork(trx, await read(trx, id), doing));
    expect(stopped).toMatchObject({ ok: true });
    await workOnImport(db, { import: id, turn: 2 }, options);
    expect(await read(db, id)).toMatchObject({ state: 'received', turn: 3, report: null });
    await checkIt(db, id, wishes);
    await storeIt(db, id);
    await workOnImport(db, { import: id, turn: 5 }, options);
    expect(await listAreas(db, 'lsoa21')).toHaveLength(1);
  });

  it('that was right when it was checked and is wrong when it is stored is refused, and nothing of it is there', async () => {
    const db = await open(tables);
    const parents = 'lsoa21_code,parent\nE01000001,E09000001\n';
    const id = await bring(db, 'areas', 'a.csv', parents);
    await sql`insert into geography.areas (vintage, code, kind, name, origin)
      values ('lad24', 'E09000001', 'london-borough', 'City', 'example')`.execute(db);
    const wishes = guessed('areas', (await read(db, id)).look, { parentVintage: 'lad24' });
    expect((await checkIt(db, id, wishes)).state).toBe('checked');
    await sql`delete from geography.areas`.execute(db);
    const refused = await storeIt(db, id);
    expect(refused).toMatchObject({ state: 'faulty', report: { problems: [{ kind: 'unknown-parent' }] } });
    expect(await countRows(db)).toMatchObject({ areas: 0, files: 1 });
  });

  it('whose bytes are lost is said to have failed, once nothing is tried any more', async () => {
    const db = await open(tables);
    const id = await bring(db, 'areas', 'a.csv', 'lsoa21_code\nE01000001\n');
    await requestCheck(db, await read(db, id), guessed('areas', (await read(db, id)).look), doing);
    await sql`delete from platform.file_chunks`.execute(db);
    const { turn } = await read(db, id);
    await expect(workOnImport(db, { import: id, turn }, { ...options, isLastAttempt: false })).rejects.toThrow();
    expect((await read(db, id)).state).toBe('checking');
    await expect(workOnImport(db, { import: id, turn }, options)).rejects.toThrow();
    expect((await read(db, id)).state).toBe('failed');
  });
});

describeOnEachDatabase('a file that is not right', (open) => {
  const refusals: readonly (readonly [string, ImportKind, string, Content, RegExp])[] = [
    ['empty', 'areas', 'a.csv', '', /a\.csv is empty/],
    ['no areas at all', 'areas', 'a.json', '{"type":"Word"}', /a\.json is a "Word", but areas come as/],
    ['cut short', 'areas', 'a.geojson', '{"type":"FeatureCollection","features":[', /ends before it is complete/],
    ['a map for a lookup', 'lookup', 'a.geojson', map(feature('E01000001')), /a\.geojson is a map, but a lookup comes/],
    ['a map for figures', 'table', 'a.geojson', map(feature('E01000001')), /a table of figures comes as CSV/],
    ['compressed by another name', 'areas', 'a.csv', gzipSync('code\n'), /its name does not end in \.gz/],
    ['a bomb of blanks', 'areas', 'a.json.gz', gzipSync(Buffer.alloc(1 << 25, ' ')), /as a zip bomb does/],
  ];
  it('is refused before it is kept', async () => {
    const db = await open(tables);
    for (const [what, kind, name, content, words] of refusals) {
      const received = await upload(db, kind, name, content);
      expect(received.ok ? '' : explainImport(kind, received.problem), what).toMatch(words);
    }
    expect(await countRows(db)).toMatchObject({ files: 0 });
  });

  const lines = (...rows: string[]) => `${rows.join('\n')}\n`;
  const bomb = gzipSync(`lsoa21_code,x\n${'E01000001,1\n'.repeat(2_000_000)}`, { level: 9 });
  const faulty: readonly (readonly [string, ImportKind, string, Content, object, readonly RegExp[]])[] = [
    [
      'codes, numbers and coordinates of a table',
      'areas',
      'a.csv',
      lines('lsoa21_code,population,lon,lat', 'E01,1,,', 'E01000002,many,,', 'E01000003,1,51.5,-0.1', 'E09000001,1,,'),
      {},
      [
        /^a\.csv, row 3, column population: "many" is not a number/,
        /^a\.csv, row 2: "E01" is not the code of an area/,
        /^a\.csv, row 4: the coordinates of E01000003 are swapped/,
        /^a\.csv, row 5: E09000001 is the code of a London borough/,
      ],
    ],
    [
      'outlines of a map',
      'areas',
      'a.geojson',
      map(
        feature('E01000001'),
        feature('E01000001'),
        feature('E01000003', square(51.5, -0.1)),
        feature('W01000001', square(20, 1)),
      ),
      {},
      [/feature 2: the code E01000001 is there already/, /feature 3: .*swapped/, /feature 4: .*outside of it/],
    ],
    [
      'two vintages in one',
      'areas',
      'a.geojson',
      map(feature('E01000001'), { ...feature('E01000002'), properties: { lsoa11_code: 'E01000002' } }),
      {},
      [/feature 2: its code is called "lsoa11_code", which is of lsoa11/],
    ],
    ['no vintage', 'areas', 'a.csv', lines('code', 'E01000001'), {}, [/Say of which edition they are/]],
    [
      'parents nobody knows',
      'areas',
      'a.csv',
      lines('lsoa21_code,parent', 'E01000001,E09000001', 'E01000002,E09000002'),
      { parentVintage: 'lad24' },
      [/row 2: E01000001 lies in E09000001, which is not known/, /row 3: E01000002 lies in E09000002/],
    ],
    [
      'a lookup with wrong shares',
      'lookup',
      'a.csv',
      lines('lsoa11_code,lsoa21_code,share', 'E01000001,E01000001,2', 'E01000002,x,1'),
      {},
      [/row 2: 2 is not a share/, /row 3: "x" is not the code/],
    ],
    [
      'figures of areas that are not here',
      'table',
      'a.csv',
      lines('code,x', 'E01000001,1'),
      {},
      [/None of its 1 areas, such as E01000001, is known here/],
    ],
    [
      'figures that are words, and codes twice',
      'table',
      'a.csv',
      lines('code,x,y', 'E01000001,1,2', 'E01000001,one,2', 'E01000003,1,two'),
      { figures: ['x', 'y'] },
      [
        /row 3, column x: "one" is not a number/,
        /row 4, column y: "two" is not a number/,
        /row 3, column code: the code "E01000001" is there already, in row 2/,
      ],
    ],
    [
      'figures about who people are',
      'table',
      'a.csv',
      lines('code,religion_none', 'E01000001,1'),
      { figures: ['religion_none'] },
      [/a\.csv describes who people are \("religion" in its column "religion_none"\)/],
    ],
    ['a table that grows out of hand', 'table', 'a.csv.gz', bomb, {}, [/as a zip bomb does/]],
  ];
  it.each(faulty)('is told all of it: %s', async (_what, kind, name, content, more, sentences) => {
    const db = await open(tables);
    const id = await bring(db, kind, name, content);
    const { state, report } = await checkIt(db, id, guessed(kind, (await read(db, id)).look, more));
    expect(state).toBe('faulty');
    if (report?.kind !== 'faults') throw new Error('no faults');
    const said = report.problems.map((problem) => explainImport(kind, problem));
    expect(said).toHaveLength(sentences.length);
    for (const [at, words] of sentences.entries()) expect(said[at]).toMatch(words);
    expect(await countRows(db)).toEqual({ areas: 0, links: 0, tables: 0, files: 1 });
  });

  it('is told a hundred faults at most, and that there may be more', async () => {
    const db = await open(tables);
    const id = await bring(
      db,
      'areas',
      'a.csv',
      lines('lsoa21_code', ...Array.from({ length: 500 }, () => 'nonsense')),
    );
    const { report } = await checkIt(db, id, guessed('areas', (await read(db, id)).look));
    expect(report).toMatchObject({ kind: 'faults', isAll: false, problems: { length: 100 } });
  });
});

const data = process.env.OUTSPOKEN_DATA ?? join(import.meta.dirname, '../../../../shared/data');
const official = (name: string) => join(data, name);
const isThere = existsSync(official('boundaries'));
if (!isThere) console.log('official files: skipped, as OUTSPOKEN_DATA names no folder with them');

describe.skipIf(!isThere)('official files (needs OUTSPOKEN_DATA)', () => {
  describeOnEachDatabase('as they are', (open) => {
    it('of authorities, small areas over two editions, and deprivation are checked by their own names', async () => {
      const db = await open(tables);
      const check = async (kind: ImportKind, name: string, more: object = {}) => {
        const id = await bring(db, kind, name.split('/').at(-1) ?? '', readFileSync(official(name)));
        const { state, report } = await checkIt(db, id, guessed(kind, (await read(db, id)).look, more));
        expect(state, name).toBe('checked');
        return { id, findings: report?.kind === 'found' ? report.findings : null };
      };
      const authorities = await check('areas', 'boundaries/lad24_uk.geojson.gz');
      expect(authorities.findings).toMatchObject({ plan: { vintage: 'lad24', areas: 361, boundaries: 361 } });
      expect((await storeIt(db, authorities.id)).state).toBe('stored');
      const layers = await check('areas', 'boundaries/ons_uk_lad_region_topo.json.gz', {
        vintage: 'lad21',
        layer: 'ltla',
      });
      expect(layers.findings).toMatchObject({ plan: { areas: 374 } });
      const lookup = await check('lookup', 'lookups/lsoa11_lsoa21_lad22.csv.gz');
      expect(lookup.findings).toMatchObject({ counts: { unchanged: 33_647, split: 861, merged: 239 } });
      const figures = await check('table', 'imd2025/imd2025_england_lad24_summaries.csv');
      expect(figures.findings).toMatchObject({ vintage: 'lad24', rows: 296 });
    });
  });
});
