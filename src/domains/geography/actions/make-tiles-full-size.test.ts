import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { auditMigrations } from '#platform/audit';
import { migrate, openDatabase } from '#platform/database';
import { createServerDatabase } from '#platform/database/testing';
import { fileMigrations, findFile, readFileRange } from '#platform/files';
import { jobMigrations } from '#platform/jobs';
import { migrations } from '../store/migrations.ts';
import { findTileSet, listTileCodes } from '../store/tile-sets.ts';
import { readArchive } from '../testing/read-archive.ts';
import { readTile, sizeOf } from '../testing/read-tile.ts';
import { importAreaFile } from './import-area-file.ts';
import { makeTiles } from './make-tiles.ts';
import { readAreaFile } from './read-area-file.ts';

const official = join(process.env.OUTSPOKEN_DATA ?? '../shared/data', 'boundaries/lsoa11_ew.geojson.gz');

it.skipIf(!existsSync(official))(
  'tiles of 34,753 official areas are read back one by one: every area at every zoom, E01019828 too, which crosses itself (needs OUTSPOKEN_DATA)',
  async () => {
    const file = await readAreaFile(official);
    const opened = await openDatabase({ dataDir: '', databaseUrl: await createServerDatabase() });
    if (!file.ok || !opened.ok) throw new Error('nothing to make tiles of');
    const db = opened.value;
    onTestFinished(() => db.destroy());
    await migrate(db, [...auditMigrations, ...fileMigrations, ...jobMigrations, ...migrations]);
    const imported = await db.transaction().execute((trx) => importAreaFile(trx, file.value, { actor: 'test' }));
    if (!imported.ok || imported.value.tileSet === null) throw new Error('not imported');
    expect(await makeTiles(db, imported.value.tileSet.id)).toBe('made');

    const set = await findTileSet(db, 'lsoa11');
    if (!set?.archive) throw new Error('no archive');
    const stored = await findFile(db, set.archive.sha256);
    const bytes = await readFileRange(db, set.archive.sha256, 0, stored?.bytes ?? 0);
    const archive = readArchive(bytes ?? new Uint8Array());
    const header = await archive.getHeader();
    const codes = await listTileCodes(db, set.id);
    const crossing = codes.indexOf('E01019828') + 1;
    let tiles = 0;
    const packed = new Map<number, number[]>();
    for (let zoom = header.minZoom; zoom <= header.maxZoom; zoom++) {
      const seen = new Set<number | undefined>();
      let crossingSize = 0;
      const size = 2 ** zoom;
      for (let x = Math.floor(0.48 * size); x < 0.51 * size; x++) {
        for (let y = Math.floor(0.31 * size); y < 0.35 * size; y++) {
          const tile = await archive.getZxy(zoom, x, y);
          if (tile === undefined) continue;
          tiles++;
          const { features = [] } = readTile(new Uint8Array(tile.data)).get('areas') ?? {};
          for (const feature of features) {
            seen.add(feature.id);
            if (feature.id === crossing) crossingSize += sizeOf(feature);
          }
          packed.set(zoom, [...(packed.get(zoom) ?? []), tile.data.byteLength]);
        }
      }
      expect(seen.size, `zoom ${zoom}`).toBe(34_753);
      expect(Math.abs(crossingSize), `zoom ${zoom}`).toBeGreaterThan(0);
    }
    expect(tiles).toBe(header.numAddressedTiles);
    // Unpacked, 2 to 3 times what goes over the line: a phone that shows the whole country gets the tiles of zoom 4 or 5.
    const sum = (numbers: readonly number[] = []) => numbers.reduce((all, one) => all + one, 0);
    expect(sum(packed.get(4))).toBeLessThan(1_200_000);
    expect(sum(packed.get(5))).toBeLessThan(1_500_000);
    expect(Math.max(...[...packed.values()].flat())).toBeLessThan(1_000_000);
    expect(stored?.bytes).toBeLessThan(8_000_000);
  },
  240_000,
);
