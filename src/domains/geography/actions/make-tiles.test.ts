import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { createRandom } from '#foundations/numeric';
import { auditMigrations } from '#platform/audit';
import { type Database, migrate, openDatabase } from '#platform/database';
import { createServerDatabase, describeOnEachDatabase } from '#platform/database/testing';
import { fileMigrations, findFile, readFileRange } from '#platform/files';
import { jobMigrations } from '#platform/jobs';
import { boundsOf, middleOf } from '../core/boundary.ts';
import { encodeBoundary } from '../core/boundary-bytes.ts';
import { migrations as geographyMigrations } from '../store/migrations.ts';
import { findTileSet, findTileSetById, listTileCodes, listTileSets } from '../store/tile-sets.ts';
import { makeCountry } from '../testing/made-up-country.ts';
import { readArchive } from '../testing/read-archive.ts';
import { readTile } from '../testing/read-tile.ts';
import type { AreaFile } from './area-file.ts';
import { importAreaFile } from './import-area-file.ts';
import { makeTiles } from './make-tiles.ts';

const migrations = [...auditMigrations, ...fileMigrations, ...jobMigrations, ...geographyMigrations];

/** A file of 400 areas, as it was read; another seed draws other boundaries. */
function countryFile(seed: number): AreaFile {
  const random = createRandom(seed, 0);
  const country = makeCountry(() => random.uniform(), { columns: 20, rows: 20, size: 70_000, bends: 8 });
  const areas = country.map(({ code, name, polygons }, index) => {
    const ground = {
      bounds: boundsOf({ polygons }),
      middle: middleOf({ polygons }),
      shape: encodeBoundary({ polygons }),
    };
    return { at: index + 1, code, name, parent: null, population: null, centre: null, ground };
  });
  return {
    ...{ file: 'country.geojson', sha256: '0'.repeat(64), format: 'geojson', unit: 'feature' },
    ...{ vintage: 'lsoa21', parentVintage: null, speaksOf: { name: true, population: false, centre: false } },
    ...{ areas, crossings: [], otherYears: 0 },
  };
}

/** Imports and tells the id of the set that was asked for. */
async function bring(db: Database, seed: number): Promise<string> {
  const imported = await db.transaction().execute((trx) => importAreaFile(trx, countryFile(seed), { actor: 'test' }));
  if (!imported.ok || imported.value.tileSet === null) throw new Error(JSON.stringify(imported));
  return imported.value.tileSet.id;
}

async function archiveIn(db: Database, id: string) {
  const set = await findTileSetById(db, id);
  const file = set?.archive ? await findFile(db, set.archive.sha256) : null;
  const bytes = file === null ? null : await readFileRange(db, file.sha256, 0, file.bytes);
  if (bytes === null) throw new Error(`no archive of ${id}`);
  return bytes;
}

const queued = async (db: Database) =>
  (await sql<{ id: string }>`select data ->> 'tileSet' as id from jobs.job order by created_on`.execute(db)).rows.map(
    ({ id }) => id,
  );

const leftOver = async (db: Database) =>
  (
    await sql`select (select count(*) from geography.tiles) as tiles, (select count(*) from geography.tile_parts) as parts,
    (select count(*) from platform.files) as files`.execute(db)
  ).rows[0];

describeOnEachDatabase('tiles of a vintage', (open) => {
  it('are asked for by an import of its boundaries, once for each edition', async () => {
    const db = await open(migrations);
    const first = await bring(db, 1);
    expect(first).toMatch(/^lsoa21-[0-9a-f]{8}$/);
    expect(await bring(db, 1)).toBe(first);
    expect(await queued(db)).toEqual([first]);
    expect(await findTileSet(db, 'lsoa21')).toMatchObject({ id: first, state: 'making', areas: 400, archive: null });
    expect((await listTileCodes(db, first)).slice(0, 2)).toEqual(['E01000001', 'E01000002']);

    const second = await bring(db, 2);
    expect(second).not.toBe(first);
    expect((await listTileSets(db)).map(({ id }) => id)).toEqual([second]);
    expect(await makeTiles(db, first)).toBe('outdated');
    expect(await findTileSet(db, 'lsoa11')).toBeNull();
    expect(await listTileCodes(db, first)).toEqual([]);
  });

  it('are made into an archive in which every area is found at every zoom', async () => {
    const db = await open(migrations);
    const id = await bring(db, 1);
    const progress: number[] = [];
    expect(await makeTiles(db, id, { onProgress: (done) => progress.push(done) })).toBe('made');
    expect(progress).toEqual(progress.map((_one, index) => index));
    const set = await findTileSet(db, 'lsoa21');
    expect(set).toMatchObject({ id, state: 'ready', areas: 400, archive: { minZoom: 4, maxZoom: 9 } });
    expect(set?.done).toBe(set?.total);
    expect(await leftOver(db)).toEqual({ tiles: 0, parts: 0, files: 1 });

    const archive = readArchive(await archiveIn(db, id));
    const header = await archive.getHeader();
    expect(header).toMatchObject({ minZoom: 4, maxZoom: 9 });
    expect(header.minLon).toBeCloseTo(set?.bounds.west ?? 0, 6);
    const codes = await listTileCodes(db, id);
    for (let zoom = 4; zoom <= 9; zoom++) {
      const found = new Set<string>();
      const size = 2 ** zoom;
      for (let x = Math.floor(0.49 * size); x < 0.5 * size; x++) {
        for (let y = Math.floor(0.31 * size); y < 0.34 * size; y++) {
          const tile = await archive.getZxy(zoom, x, y);
          if (tile === undefined) continue;
          for (const { id: number, properties } of readTile(new Uint8Array(tile.data)).get('areas')?.features ?? []) {
            expect(properties).toEqual({ code: codes[(number ?? 0) - 1], name: `Area ${properties.code}` });
            found.add(String(properties.code));
          }
        }
      }
      expect([...found].sort(), `zoom ${zoom}`).toEqual(codes);
    }
    expect(await makeTiles(db, id)).toBe('ready-before');
  });

  it('stay those of the older edition until those of the newer are ready, and then go', async () => {
    const db = await open(migrations);
    const first = await bring(db, 1);
    await makeTiles(db, first);
    const second = await bring(db, 2);
    expect(await findTileSet(db, 'lsoa21')).toMatchObject({ id: first, state: 'ready' });
    expect(await makeTiles(db, second)).toBe('made');
    expect((await listTileSets(db)).map(({ id }) => id)).toEqual([second]);
    expect(await leftOver(db)).toEqual({ tiles: 0, parts: 0, files: 1 });
    // An edition that was there before is made again.
    expect(await bring(db, 1)).toBe(first);
    expect(await makeTiles(db, first)).toBe('made');
  });

  it('are taken up where a run was stopped, and come out the same', async () => {
    const db = await open(migrations);
    const id = await bring(db, 1);
    const stopping = new AbortController();
    const stopped = makeTiles(db, id, {
      signal: stopping.signal,
      onProgress: (done) => done === 3 && stopping.abort(new Error('stop')),
    });
    await expect(stopped).rejects.toThrow('stop');
    expect(await findTileSet(db, 'lsoa21')).toMatchObject({ state: 'making', done: 3 });
    const progress: number[] = [];
    expect(await makeTiles(db, id, { onProgress: (done) => progress.push(done) })).toBe('made');
    expect(progress[0]).toBe(3);

    const other = await open(migrations);
    await bring(other, 1);
    await makeTiles(other, id);
    expect((await findTileSetById(other, id))?.archive).toEqual((await findTileSetById(db, id))?.archive);
  });

  it('that nobody wants any more are given up, at the beginning and when all but the last step is done', async () => {
    const db = await open(migrations);
    for (const isDue of [(done: number) => done === 2, (done: number, total: number) => done === total - 1]) {
      const id = await bring(db, 1);
      let newer = '';
      const made = await makeTiles(db, id, {
        onProgress: async (done, total) => {
          if (isDue(done, total)) newer = await bring(db, 2);
        },
      });
      expect(made).toBe('outdated');
      expect((await listTileSets(db)).map((set) => set.id)).toEqual([newer]);
      expect(await leftOver(db)).toEqual({ tiles: 0, parts: 0, files: 0 });
    }
  });

  it('come to no harm when two make them at once', async () => {
    const db = await open(migrations);
    const id = await bring(db, 1);
    const both = await Promise.all([makeTiles(db, id), makeTiles(db, id)]);
    expect(both.sort()).toEqual(['made', 'ready-before']);
    expect(await leftOver(db)).toEqual({ tiles: 0, parts: 0, files: 1 });
  });
});

it.each(['PGlite', 'PostgreSQL'])(
  'tiles are taken up by the next run where a process that made them was killed (%s)',
  async (engine) => {
    const folder = mkdtempSync(join(tmpdir(), 'outspoken-killed-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const url = engine === 'PGlite' ? null : await createServerDatabase();
    const withDatabase = async <Value>(use: (db: Database) => Promise<Value>) => {
      const opened = await openDatabase({ dataDir: folder, databaseUrl: url });
      if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
      try {
        return await use(opened.value);
      } finally {
        await opened.value.destroy();
      }
    };
    const id = await withDatabase(async (db) => {
      await migrate(db, migrations);
      return bring(db, 1);
    });
    // What a process does until it is killed: makes the set, saying how many of its parts are done.
    const program = `
    import { openDatabase } from '#platform/database';
    import { makeTiles } from ${JSON.stringify(join(import.meta.dirname, 'make-tiles.ts'))};
    const [id, dataDir, databaseUrl] = process.argv.slice(1);
    const opened = await openDatabase({ dataDir, databaseUrl: databaseUrl ?? null });
    await makeTiles(opened.value, id, { onProgress: (done) => process.stdout.write('done ' + done + '\\n') });
  `;
    for (const parts of [1, 3]) {
      const words = ['--input-type=module', '--eval', program, id, folder, ...(url === null ? [] : [url])];
      const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
      let said = '';
      for await (const chunk of child.stdout) {
        said += chunk;
        if (said.includes(`done ${parts}\n`)) break;
      }
      child.kill('SIGKILL');
      expect((await once(child, 'exit'))[1]).toBe('SIGKILL');
    }
    await withDatabase(async (db) => {
      expect((await findTileSetById(db, id))?.done).toBeGreaterThanOrEqual(3);
      expect(await makeTiles(db, id)).toBe('made');
      expect((await readArchive(await archiveIn(db, id)).getHeader()).numAddressedTiles).toBeGreaterThan(10);
    });
  },
);
