import { describe, expect, it } from 'vitest';
import { createRandom } from '#foundations/numeric';
import { makeCountry } from '../../testing/made-up-country.ts';
import { readTile, sizeOf } from '../../testing/read-tile.ts';
import { cutTiles, mostNamedAreas, type Tile } from './cut-tiles.ts';
import { type FineArea, toFineArea } from './fine-area.ts';
import { markDetail } from './mark-detail.ts';
import { chooseMaxZoom, extentAt, minZoom } from './zooms.ts';

const inventCountry = (...invented: Parameters<typeof makeCountry>) =>
  makeCountry(...invented).map((area) => toFineArea(area, area));

const world = { zoom: 0, x: 0, y: 0 };

function cutAll(areas: readonly FineArea[], maxZoom: number): readonly Tile[] {
  markDetail(areas, maxZoom);
  return [...cutTiles(areas, world, { from: minZoom, to: maxZoom })];
}

const layerOf = (tile: Tile, name = 'areas') => readTile(tile.bytes).get(name);

describe('tiles of areas that lie side by side', () => {
  // 1,600 areas of some 1.4 km with 24 points on each side, from low zooms where they are nothing to high ones where each point shows.
  const random = createRandom(7, 0);
  const areas = inventCountry(() => random.uniform(), { columns: 40, rows: 40, size: 20_000, bends: 24 });
  const tiles = cutAll(areas, 11);

  it('cover the ground once at every zoom: no gap and no overlap between neighbours, however much their borders were thinned', () => {
    const whole = new Map<number, number>();
    for (const tile of tiles) {
      const { features = [], extent = 0 } = layerOf(tile) ?? {};
      expect(extent).toBe(extentAt(tile.zoom));
      // The smallest triangles stand for areas that are nothing here, upon the others.
      const covered = features.reduce((sum, feature) => sum + (sizeOf(feature) === 0.5 ? 0 : sizeOf(feature)), 0);
      const everything = (extent + 2 * (extent / 64)) ** 2;
      if (covered > 0.999 * everything) {
        expect(covered, `${tile.zoom}/${tile.x}/${tile.y}`).toBe(everything);
        whole.set(tile.zoom, (whole.get(tile.zoom) ?? 0) + 1);
      }
    }
    // Tiles that lie inside of the country altogether, at the zooms where they are smaller than it.
    expect([...whole.keys()].sort()).toEqual([10, 11]);
    expect(whole.get(11)).toBeGreaterThan(15);
  });

  it('show every area at every zoom, under its place in the list', () => {
    for (let zoom = minZoom; zoom <= 11; zoom++) {
      const ids = tiles
        .filter((tile) => tile.zoom === zoom)
        .flatMap((tile) => layerOf(tile)?.features.map(({ id }) => id) ?? []);
      expect(new Set(ids), `zoom ${zoom}`).toEqual(new Set(areas.map((_area, index) => index + 1)));
    }
  });

  it('have fewer points the lower the zoom', () => {
    const points = [5, 7, 9, 11].map((zoom) =>
      tiles
        .filter((tile) => tile.zoom === zoom)
        .flatMap((tile) => layerOf(tile)?.features ?? [])
        .reduce((sum, { lines }) => sum + lines.flat().length, 0),
    );
    expect(points).toEqual(points.toSorted((a, b) => a - b));
    expect(points[0]).toBeLessThan((points[3] ?? 0) / 8);
  });

  it('name each area, and draw the borders between parents and no others', () => {
    const tile = tiles.find(({ zoom }) => zoom === 8);
    const features = tile === undefined ? [] : (layerOf(tile)?.features ?? []);
    expect(features[0]?.properties).toEqual({
      code: areas[(features[0]?.id ?? 0) - 1]?.code,
      name: areas[(features[0]?.id ?? 0) - 1]?.name,
    });
    const count = (some: readonly Tile[]) =>
      some.reduce((sum, one) => sum + (layerOf(one, 'borders')?.features.length ?? 0), 0);
    // Nine lines of 40 sides each way. An area in the corner of its parent draws two of them in one go, and there are 81.
    expect(count(tiles.filter((one) => one.zoom === 7))).toBe(2 * 9 * 40 - 81);
    const edges = areas
      .flatMap(({ polygons }) => polygons.flat())
      .reduce((sum, { isBorder }) => sum + isBorder.filter((flag) => flag === 1).length, 0);
    expect(edges).toBe(2 * 9 * 40 * 25);
    const alone = areas.map((area) => ({ ...area, parent: null }));
    for (const ring of alone.flatMap(({ polygons }) => polygons.flat())) ring.isBorder.fill(0);
    expect(count(cutAll(alone, 4))).toBe(0);
  });
});

it('at low zooms too what one area leaves of its border its neighbour takes, to the step', () => {
  // 100 areas of some 5 km within one tile of each zoom, none so small that it would be nothing.
  const random = createRandom(3, 0);
  const areas = inventCountry(() => random.uniform(), { columns: 10, rows: 10, size: 70_000, bends: 24 });
  for (const tile of cutAll(areas, 9)) {
    if (tile.zoom > 7) continue;
    const { features = [] } = layerOf(tile) ?? {};
    expect(features.filter((feature) => sizeOf(feature) === 0.5)).toEqual([]);
    const open = openEdges(features.flatMap(({ lines }) => lines));
    // Whatever is left is one closed line around the country: each place on it is left once and reached once.
    const starts = open.map(([from]) => from);
    expect(new Set(starts).size, `zoom ${tile.zoom}`).toBe(starts.length);
    expect(new Set(open.map(([, to]) => to))).toEqual(new Set(starts));
    expect(walkAround(open), `zoom ${tile.zoom}`).toBe(open.length);
  }
});

/** The edges of rings that no other ring has in the other direction. */
function openEdges(rings: readonly (readonly (readonly [number, number])[])[]): readonly (readonly [string, string])[] {
  const edges = new Map<string, readonly [string, string]>();
  for (const ring of rings) {
    for (const [at, from] of ring.entries()) {
      const to = ring[(at + 1) % ring.length] ?? from;
      if (String(from) === String(to)) continue;
      if (!edges.delete(`${to} ${from}`)) edges.set(`${from} ${to}`, [String(from), String(to)]);
    }
  }
  return [...edges.values()];
}

/** How many edges there are until one is back where one began. */
function walkAround(edges: readonly (readonly [string, string])[]): number {
  const next = new Map(edges);
  const start = edges[0]?.[0];
  let steps = 0;
  for (let at = start; at !== undefined && (steps === 0 || at !== start) && steps <= edges.length; steps++)
    at = next.get(at);
  return steps;
}

const ring = (...places: readonly (readonly [number, number])[]) =>
  Int32Array.from(places.flatMap(([lon, lat]) => [lon * 1e6, lat * 1e6]));

const lone = (code: string, polygons: readonly (readonly Int32Array[])[]) =>
  toFineArea({ code, name: code, parent: null }, { polygons });

describe('a tile', () => {
  it('draws an outline that crosses itself', () => {
    const bowTie = ring([-2, 52], [-1.9, 52.1], [-1.9, 52], [-2, 52.1], [-1.98, 52.05], [-2, 52]);
    for (const tile of cutAll([lone('E01019828', [[bowTie]])], 9)) {
      const [feature] = layerOf(tile)?.features ?? [];
      expect(feature?.lines[0]?.length, `zoom ${tile.zoom}`).toBeGreaterThanOrEqual(3);
      expect(feature === undefined ? 0 : sizeOf(feature)).not.toBe(0);
    }
  });

  it('keeps islands and holes, as long as they are something', () => {
    const outline = ring([-2, 52], [-1, 52], [-1, 53], [-2, 53], [-2, 52]);
    const hole = ring([-1.6, 52.4], [-1.4, 52.4], [-1.4, 52.6], [-1.6, 52.6], [-1.6, 52.4]);
    const islet = ring([-3, 52], [-2.999, 52], [-2.999, 52.001], [-3, 52]);
    const tiles = cutAll([lone('E01000001', [[outline, hole], [islet]])], 9);
    const ringsAt = (zoom: number) =>
      tiles
        .filter((tile) => tile.zoom === zoom)
        .flatMap((tile) => layerOf(tile)?.features.flatMap(({ lines }) => lines) ?? []);
    expect(ringsAt(5)).toHaveLength(2);
    const signs = ringsAt(5).map((line) => Math.sign(sizeOf({ id: 1, properties: {}, lines: [line] })));
    expect(signs).toEqual([1, -1]);
    expect(ringsAt(9).some((line) => line.length <= 4 && line.every(([x]) => x >= 0))).toBe(true);
  });

  it('fills the hole around an island with the area that lies in it, whichever of both begins where', () => {
    const crooked = Array.from({ length: 60 }, (_none, at) => {
      const angle = (at / 60) * 2 * Math.PI;
      const radius = 0.1 + 0.02 * Math.sin(7 * angle) + 0.004 * Math.cos(31 * angle);
      return [-1.5 + radius * Math.cos(angle), 52.5 + radius * Math.sin(angle)] as const;
    });
    const closed = (places: readonly (readonly [number, number])[]) => ring(...places, places[0]!);
    const outline = ring([-2, 52], [-1, 52], [-1, 53], [-2, 53], [-2, 52]);
    const hole = closed([...crooked.slice(17), ...crooked.slice(0, 17)].reverse());
    const areas = [lone('E01000001', [[outline, hole]]), lone('E01000002', [[closed(crooked)]])];
    for (const tile of cutAll(areas, 9)) {
      if (tile.zoom > 5) continue;
      const [around, inside] = layerOf(tile)?.features ?? [];
      const [, gap = []] = around?.lines ?? [];
      expect(-sizeOf({ id: 0, properties: {}, lines: [gap] }), `zoom ${tile.zoom}`).toBe(inside && sizeOf(inside));
    }
  });

  it('leaves out codes and names where there are very many areas', () => {
    const random = createRandom(1, 0);
    const many = inventCountry(() => random.uniform(), { columns: 80, rows: 80, size: 5000, bends: 1 });
    for (const tile of cutAll(many, 9)) {
      const { features = [] } = layerOf(tile) ?? {};
      const isNamed = features.every(({ properties }) => typeof properties.name === 'string');
      expect(isNamed, `${features.length} areas`).toBe(features.length <= mostNamedAreas);
    }
  });
});

describe('the last zoom', () => {
  it('is higher the finer the outlines are, from 9 to 12', () => {
    const random = createRandom(1, 0);
    const zoomOf = (size: number, bends: number) =>
      chooseMaxZoom(inventCountry(() => random.uniform(), { columns: 4, rows: 4, size, bends }));
    expect([zoomOf(500_000, 0), zoomOf(20_000, 12), zoomOf(20_000, 24), zoomOf(4000, 200)]).toEqual([9, 10, 11, 12]);
  });
});
