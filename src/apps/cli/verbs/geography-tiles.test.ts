import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServerDatabase } from '#platform/database/testing';
import { runHere } from '../testing/run-here.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outspoken-tiles-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A file with one square for each code. */
function writeMap(vintage: string, codes: readonly string[], size = 0.1): string {
  const path = join(folder, `${vintage}-${size}.geojson`);
  const features = codes.map((code, index) => {
    const [west, south] = [-1 + index * size, 52];
    const ring = [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ];
    const properties = { [`${vintage}_code`]: code };
    return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
  });
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));
  return path;
}

describe('geography tiles', () => {
  it('makes the tiles of what was imported, of all of it or of one vintage, and not twice', async () => {
    const env = { DATABASE_URL: await createServerDatabase() };
    const tiles = (...words: string[]) => runHere(['geography', 'tiles', ...words], env);
    expect(await tiles()).toMatchObject({
      status: 1,
      talk: expect.stringMatching(/^There are no boundaries yet: bring them in/),
    });

    const small = writeMap('lsoa21', ['E01000001', 'E01000002']);
    const imported = await runHere(['geography', 'import', small], env);
    expect(imported.talk).toBe(
      'Note: the site makes map tiles of lsoa21 when it next runs; "outspoken geography tiles lsoa21" does so now.\n',
    );
    await runHere(['geography', 'import', writeMap('lad24', ['E09000001']), '--vintage', 'lad24'], env);

    expect(await tiles('lad24')).toMatchObject({
      status: 0,
      data: expect.stringMatching(/^lad24-[0-9a-f]{8}: 1 area, zoom 4 to 9, 0 MB, made in [\d.]+ s\.\n$/),
    });
    const all = JSON.parse((await tiles('--json')).data);
    expect(all).toMatchObject([
      { vintage: 'lad24', areas: 1, seconds: null },
      { vintage: 'lsoa21', areas: 2, minZoom: 4, maxZoom: 9 },
    ]);
    expect(all[1].bytes).toBeGreaterThan(500);
    expect((await tiles('lsoa21')).data).toContain('made before');
    expect((await runHere(['geography', 'import', small], env)).talk).toBe('');

    expect(await tiles('msoa21')).toMatchObject({
      status: 1,
      talk: 'There are no boundaries of msoa21 (there are some of lad24, lsoa21): bring them in with "outspoken geography import FILE".\n',
    });
    // Other boundaries are another edition.
    await runHere(['geography', 'import', writeMap('lsoa21', ['E01000001', 'E01000002'], 0.05)], env);
    expect(JSON.parse((await tiles('lsoa21', '--json')).data)[0].id).not.toBe(all[1].id);
  });
});
