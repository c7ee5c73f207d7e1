import { geoJSONToTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { type FineArea, type FineRing, planeSize, pointCount } from './fine-area.ts';
import { overlap } from './mark-detail.ts';
import { extentAt, stepAt } from './zooms.ts';

export interface TilePlace {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** A vector tile (MVT 2.1), not compressed. */
export interface Tile extends TilePlace {
  readonly bytes: Uint8Array;
}

/** In tiles that hold more areas than this codes and names are left out: they would be nearly half of the bytes, of places too small to be touched. */
export const mostNamedAreas = 5000;

/** How far tiles reach over their edge, as a part of their width: 8 points on the screen, for lines that run along it. */
const margin = 1 / 64;

/**
 * Cuts a tile and those in it up to a zoom, the empty ones left out. Layer `areas`: every area that lies there, `id` being its place in the list from 1, however
 * small: one that is nothing at this zoom is the smallest triangle there is. Layer `borders`: lines between different parents. Points are
 * rounded alike for all areas, so that neighbours share their borders at every zoom.
 */
export function* cutTiles(
  areas: readonly FineArea[],
  root: TilePlace,
  zooms: { readonly from: number; readonly to: number },
): Generator<Tile> {
  const numbered = areas.map((area, index) => ({ area, id: index + 1 }));
  yield* cut(numbered, root, zooms);
}

interface NumberedArea {
  readonly area: FineArea;
  readonly id: number;
}

function* cut(
  candidates: readonly NumberedArea[],
  place: TilePlace,
  zooms: { readonly from: number; readonly to: number },
): Generator<Tile> {
  const box = boxOf(place);
  const inside = candidates.filter(({ area }) => overlap(area.box, box));
  if (inside.length === 0) return;
  const { zoom, x, y } = place;
  if (zoom >= zooms.from) {
    const bytes = makeTile(inside, place);
    if (bytes !== null) yield { ...place, bytes };
  }
  if (zoom === zooms.to) return;
  for (const child of [0, 1, 2, 3]) {
    const below = { zoom: zoom + 1, x: 2 * x + (child % 2), y: 2 * y + Math.floor(child / 2) };
    yield* cut(inside, below, zooms);
  }
}

function boxOf({ zoom, x, y }: TilePlace): FineArea['box'] {
  const size = planeSize / 2 ** zoom;
  const over = size * margin;
  return [x * size - over, y * size - over, (x + 1) * size + over, (y + 1) * size + over];
}

function makeTile(inside: readonly NumberedArea[], place: TilePlace): Uint8Array | null {
  const { zoom } = place;
  const extent = extentAt(zoom);
  const areas = inTile(
    inside.map(({ area, id }) => featureOf(area, id, zoom)),
    place,
  );
  if (areas.features.length === 0) return null;
  if (areas.features.length > mostNamedAreas) for (const feature of areas.features) feature.tags = {};
  const borders = inTile(
    inside.flatMap(({ area }) => bordersOf(area, zoom)),
    place,
  );
  const layers = borders.features.length === 0 ? { areas } : { areas, borders };
  return fromGeojsonVt(layers, { version: 2, extent });
}

function inTile(features: readonly Feature[], { zoom, x, y }: TilePlace) {
  const extent = extentAt(zoom);
  return geoJSONToTile({ type: 'FeatureCollection', features: [...features] }, zoom, x, y, {
    ...{ extent, buffer: extent * margin, clip: true },
    // The detail is chosen already, and the plane is that of the tiles.
    ...{ tolerance: 0, coordinates: 'unitSquare' },
  });
}

type Feature = Extract<Parameters<typeof geoJSONToTile>[0], { type: 'FeatureCollection' }>['features'][number];
type Point = [number, number];

function featureOf({ code, name, polygons }: FineArea, id: number, zoom: number): Feature {
  const drawn = polygons.map((rings) => drawPolygon(rings, zoom)).filter((rings) => rings.length > 0);
  const coordinates = drawn.length > 0 ? drawn : [[smallestAt(polygons[0]![0]!, zoom)]];
  const inSquare = coordinates.map((rings) => rings.map((ring) => [...ring, ring[0]!].map(toUnit(zoom))));
  return { type: 'Feature', id, properties: { code, name }, geometry: { type: 'MultiPolygon', coordinates: inSquare } };
}

/** The rings of a polygon that are something at this zoom; none where its outline is not. */
function drawPolygon(rings: readonly FineRing[], zoom: number): Point[][] {
  const [outline, ...holes] = rings.map((ring) => drawRing(ring, zoom));
  return outline === undefined || outline === null ? [] : [outline, ...holes.filter((hole) => hole !== null)];
}

function drawRing(ring: FineRing, zoom: number): Point[] | null {
  const points: Point[] = [];
  for (let at = 0; at < pointCount(ring); at++) {
    if (ring.fromZoom[at]! > zoom) continue;
    addPoint(points, roundedAt(ring, at, zoom));
  }
  while (points.length > 2 && isSame(points[0]!, points.at(-1)!)) points.pop();
  return points.length < 3 || enclosesNothing(points) ? null : points;
}

/** Leaves out a point that is the one before it, and a way there and straight back. */
function addPoint(points: Point[], point: Point): void {
  if (points.length > 0 && isSame(points.at(-1)!, point)) return;
  if (points.length > 1 && isSame(points.at(-2)!, point)) points.pop();
  else points.push(point);
}

function roundedAt({ points }: FineRing, at: number, zoom: number): Point {
  const step = stepAt(zoom);
  return [Math.round(points[2 * at]! / step), Math.round(points[2 * at + 1]! / step)];
}

function isSame(one: Point, other: Point): boolean {
  return one[0] === other[0] && one[1] === other[1];
}

function enclosesNothing(points: readonly Point[]): boolean {
  let area = 0;
  let [x, y] = points.at(-1)!;
  for (const [nextX, nextY] of points) {
    area += x * nextY - nextX * y;
    [x, y] = [nextX, nextY];
  }
  return area === 0;
}

function smallestAt(ring: FineRing, zoom: number): Point[] {
  const [x, y] = roundedAt(ring, 0, zoom);
  return [
    [x, y],
    [x + 1, y],
    [x, y + 1],
  ];
}

/** Exact, as both are powers of two. */
function toUnit(zoom: number) {
  const steps = planeSize / stepAt(zoom);
  return ([x, y]: Point): Point => [x / steps, y / steps];
}

/** The borders that an area draws, a line for each unbroken run of them. */
function bordersOf({ polygons }: FineArea, zoom: number): Feature[] {
  return polygons
    .flat()
    .flatMap((ring) => linesOf(ring, zoom))
    .map((points) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'LineString', coordinates: points.map(toUnit(zoom)) },
    }));
}

function linesOf(ring: FineRing, zoom: number): Point[][] {
  const count = pointCount(ring);
  const lines: Point[][] = [];
  let line: Point[] | null = null;
  // From the end of a run on, or anywhere where there is none.
  const start = ring.isBorder.indexOf(0) + 1;
  for (let step = 0; step < count; step++) {
    const at = (start + step) % count;
    if (ring.isBorder[at] === 0) {
      line = null;
      continue;
    }
    if (line === null) {
      line = [roundedAt(ring, at, zoom)];
      lines.push(line);
    }
    const next = (at + 1) % count;
    // A run ends where areas meet, and those points are always drawn.
    if (ring.fromZoom[next]! <= zoom) addPoint(line, roundedAt(ring, next, zoom));
  }
  return lines.filter((points) => points.length > 1);
}
