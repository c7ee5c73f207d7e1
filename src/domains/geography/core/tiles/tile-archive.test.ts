import { gzipSync } from 'node:zlib';
import { tileIdToZxy, zxyToTileId } from 'pmtiles';
import { describe, expect, it } from 'vitest';
import { readArchive } from '../../testing/read-archive.ts';
import { beginArchive } from './tile-archive.ts';

const facts = {
  minZoom: 4,
  maxZoom: 9,
  bounds: { west: -6.4, south: 49.9, east: 1.8, north: 55.8 },
  metadata: { name: 'lsoa21' },
};

function archiveOf(contents: ReadonlyMap<number, string>) {
  const tiles = [...contents].map(([id, content]) => ({ id, packed: gzipSync(content) })).sort((a, b) => a.id - b.id);
  const beginning = beginArchive(tiles.map(({ id, packed }) => ({ id, bytes: packed.length })).reverse(), facts);
  return readArchive(Buffer.concat([beginning, ...tiles.map(({ packed }) => packed)]));
}

async function contentOf(archive: ReturnType<typeof readArchive>, id: number): Promise<string | null> {
  const [zoom, x, y] = tileIdToZxy(id);
  const tile = await archive.getZxy(zoom, x, y);
  return tile === undefined ? null : new TextDecoder().decode(tile.data);
}

describe('an archive of tiles', () => {
  it.each([
    ['few tiles', 12, 1],
    ['more than one directory can lead to', 30_000, 7],
  ])('of %s is read back tile by tile', async (_how, count, apart) => {
    const first = zxyToTileId(4, 7, 5);
    const contents = new Map(
      Array.from({ length: count }, (_none, at) => [first + at * apart, `tile ${at} ${'x'.repeat(at % 300)}`]),
    );
    const archive = archiveOf(contents);
    for (const [id, content] of contents)
      if (id % 97 === 0 || count < 100) expect(await contentOf(archive, id)).toBe(content);
    expect(await contentOf(archive, first - 1)).toBeNull();
    expect(await contentOf(archive, first + count * apart)).toBeNull();
    if (apart > 1) expect(await contentOf(archive, first + 1)).toBeNull();
  });

  it('says where it lies and what it holds', async () => {
    const archive = archiveOf(new Map([[zxyToTileId(4, 7, 5), 'one']]));
    expect(await archive.getHeader()).toMatchObject({
      ...{
        specVersion: 3,
        minZoom: 4,
        maxZoom: 9,
        numAddressedTiles: 1,
        numTileEntries: 1,
        clustered: true,
        tileType: 1,
      },
      ...{ minLon: -6.4, minLat: 49.9, maxLon: 1.8, maxLat: 55.8, centerLon: -2.3, centerLat: 52.85, centerZoom: 4 },
    });
    expect(await archive.getMetadata()).toEqual({ name: 'lsoa21' });
  });
});
