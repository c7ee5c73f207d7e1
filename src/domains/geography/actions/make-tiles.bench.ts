import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { decodeBoundary } from '../core/boundary-bytes.ts';
import { cutTiles } from '../core/tiles/cut-tiles.ts';
import { type FineArea, toFineArea } from '../core/tiles/fine-area.ts';
import { markDetail } from '../core/tiles/mark-detail.ts';
import { chooseMaxZoom, minZoom } from '../core/tiles/zooms.ts';
import { readAreaFile } from './read-area-file.ts';

const official = join(process.env.OUTSPOKEN_DATA ?? '../shared/data', 'boundaries');

async function readAreas(name: string): Promise<readonly FineArea[]> {
  const file = await readAreaFile(join(official, name), name.startsWith('region') ? { vintage: 'region21' } : {});
  if (!file.ok) throw new Error(JSON.stringify(file.problem));
  const ordered = file.value.areas.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return ordered.flatMap(({ code, name: called, ground }) =>
    ground === null ? [] : [toFineArea({ code, name: called ?? code, parent: null }, decodeBoundary(ground.shape))],
  );
}

/** Everything between boundaries in memory and compressed tiles: for each zoom how many, how many bytes, and how many the largest has. */
function makeAll(areas: readonly FineArea[]): ReadonlyMap<number, { tiles: number; bytes: number; largest: number }> {
  const zooms = new Map<number, { tiles: number; bytes: number; largest: number }>();
  const maxZoom = chooseMaxZoom(areas);
  markDetail(areas, maxZoom);
  for (const { zoom, bytes } of cutTiles(areas, { zoom: 0, x: 0, y: 0 }, { from: minZoom, to: maxZoom })) {
    const packed = gzipSync(bytes, { level: 9 }).length;
    const known = zooms.get(zoom) ?? { tiles: 0, bytes: 0, largest: 0 };
    const largest = Math.max(known.largest, packed);
    zooms.set(zoom, { tiles: known.tiles + 1, bytes: known.bytes + packed, largest });
  }
  return zooms;
}

const files = ['lsoa21_ew', 'lsoa11_ew', 'msoa21_ew', 'lad24_uk', 'region21_ew'];
const read = new Map<string, readonly FineArea[]>();

export const benches = files.map((name) => ({
  title: `Map tiles of ${name}`,
  target: name.startsWith('lsoa') ? 'zooms 4 and 5 each under 500 kB, no tile over 350 kB' : null,
  rounds: 2,
  async prepare() {
    const areas = await readAreas(`${name}.geojson.gz`);
    read.set(name, areas);
    const zooms = [...makeAll(areas)].map(
      ([zoom, { tiles, bytes, largest }]) => `zoom ${zoom}: ${tiles} tiles, ${bytes} bytes, largest ${largest}`,
    );
    return `${areas.length} areas; ${zooms.join('; ')}`;
  },
  contestants: () => [
    { name: 'all zooms, compressed', run: () => makeAll(read.get(name) ?? []), measuresMemory: true },
  ],
}));
