import { accept, type Result, refuse } from '#foundations/result';
import { isObject } from './properties.ts';

/** How many parts a degree is kept in: a millionth is 11 cm on the ground, finer than any published boundary. */
export const partsOfDegree = 1e6;

/**
 * The ground of an area: polygons, each an outline and its holes. A ring is closed and holds millionths of a degree, `lon, lat, lon, lat, ...`, without
 * the same point twice in a row.
 */
export interface Boundary {
  readonly polygons: readonly (readonly Int32Array[])[];
}

/** The smallest box around a boundary, in degrees. */
export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** What is wrong with the shape of an area. Positions are as the file has them. */
export type ShapeProblem =
  | { readonly kind: 'missing-geometry' }
  | { readonly kind: 'not-a-polygon'; readonly got: string }
  | { readonly kind: 'bad-position'; readonly got: string }
  | { readonly kind: 'projected-coordinates'; readonly x: number; readonly y: number }
  | { readonly kind: 'short-ring'; readonly positions: number }
  | {
      readonly kind: 'unclosed-ring';
      readonly first: readonly [number, number];
      readonly last: readonly [number, number];
    }
  | { readonly kind: 'no-ground' };

/**
 * Reads the geometry of a GeoJSON feature: a Polygon or MultiPolygon in degrees of longitude and latitude, its rings closed. Positions are rounded to
 * a millionth of a degree, equal ones in a row become one, and a ring that is nothing after that is left out; an area of nothing
 * but such rings is refused.
 */
export function parseBoundary(geometry: unknown): Result<Boundary, ShapeProblem> {
  if (geometry === null || geometry === undefined) return refuse({ kind: 'missing-geometry' });
  const { type, coordinates } = isObject(geometry) ? geometry : {};
  if (type !== 'Polygon' && type !== 'MultiPolygon') return refuse({ kind: 'not-a-polygon', got: describe(type) });
  const given = type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(given)) return refuse({ kind: 'bad-position', got: describe(given) });
  const polygons: Int32Array[][] = [];
  for (const polygon of given) {
    const rings = parseRings(polygon);
    if (!rings.ok) return rings;
    if (rings.value.length > 0) polygons.push(rings.value);
  }
  return polygons.length === 0 ? refuse({ kind: 'no-ground' }) : accept({ polygons });
}

/** The rings of one polygon that are more than a line; none where the outline itself is not. */
function parseRings(polygon: unknown): Result<Int32Array[], ShapeProblem> {
  if (!Array.isArray(polygon)) return refuse({ kind: 'bad-position', got: describe(polygon) });
  const rings: Int32Array[] = [];
  for (const [index, given] of polygon.entries()) {
    const ring = parseRing(given);
    if (!ring.ok) return ring;
    if (ring.value !== null) rings.push(ring.value);
    else if (index === 0) return accept([]);
  }
  return accept(rings);
}

function parseRing(given: unknown): Result<Int32Array | null, ShapeProblem> {
  if (!Array.isArray(given)) return refuse({ kind: 'bad-position', got: describe(given) });
  const numbers: number[] = [];
  for (const position of given) {
    const [x, y] = Array.isArray(position) ? (position as unknown[]) : [];
    if (typeof x !== 'number' || typeof y !== 'number')
      return refuse({ kind: 'bad-position', got: describe(position) });
    if (Math.abs(x) > 180 || Math.abs(y) > 180) return refuse({ kind: 'projected-coordinates', x, y });
    const [lon, lat] = [Math.round(x * partsOfDegree), Math.round(y * partsOfDegree)];
    if (numbers.at(-2) !== lon || numbers.at(-1) !== lat) numbers.push(lon, lat);
  }
  if (given.length < 4) return refuse({ kind: 'short-ring', positions: given.length });
  const [first, last] = [given[0] as [number, number], given[given.length - 1] as [number, number]];
  if (numbers[0] !== numbers.at(-2) || numbers[1] !== numbers.at(-1))
    return refuse({ kind: 'unclosed-ring', first: [first[0], first[1]], last: [last[0], last[1]] });
  return accept(numbers.length < 8 ? null : Int32Array.from(numbers));
}

export function boundsOf({ polygons }: Boundary): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of polygons.flat()) {
    for (let at = 0; at < ring.length; at += 2) {
      west = Math.min(west, ring[at]!);
      east = Math.max(east, ring[at]!);
      south = Math.min(south, ring[at + 1]!);
      north = Math.max(north, ring[at + 1]!);
    }
  }
  return {
    west: west / partsOfDegree,
    south: south / partsOfDegree,
    east: east / partsOfDegree,
    north: north / partsOfDegree,
  };
}

/**
 * The middle of an area's ground: the centroid of its largest polygon by its outline, as on a plane. For a place to put a mark where nobody said
 * where people live; it may lie outside of a crescent.
 */
export function middleOf({ polygons }: Boundary): { readonly lon: number; readonly lat: number } {
  let largest = { lon: 0, lat: 0, size: -1 };
  for (const [outline] of polygons) {
    const middle = centroidOf(outline!);
    if (middle.size > largest.size) largest = middle;
  }
  return { lon: roundDegrees(largest.lon), lat: roundDegrees(largest.lat) };
}

/** By the shoelace formula, from the first corner, so that no digits are lost in large numbers. */
function centroidOf(ring: Int32Array): { readonly lon: number; readonly lat: number; readonly size: number } {
  const [x0, y0] = [ring[0]!, ring[1]!];
  let [area, x, y] = [0, 0, 0];
  for (let at = 0; at + 3 < ring.length; at += 2) {
    const [ax, ay, bx, by] = [ring[at]! - x0, ring[at + 1]! - y0, ring[at + 2]! - x0, ring[at + 3]! - y0];
    const cross = ax * by - bx * ay;
    area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  const [dx, dy] = area === 0 ? [0, 0] : [x / (3 * area), y / (3 * area)];
  return { lon: (x0 + dx) / partsOfDegree, lat: (y0 + dy) / partsOfDegree, size: Math.abs(area) };
}

function roundDegrees(degrees: number): number {
  return Math.round(degrees * partsOfDegree) / partsOfDegree;
}

/** As GeoJSON has it, a Polygon where there is but one. */
export type PolygonGeometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };
type Ring = readonly (readonly [lon: number, lat: number])[];

export function toGeoJson({ polygons }: Boundary): PolygonGeometry {
  const [only, ...others] = polygons.map((rings) => rings.map(toRing));
  return only !== undefined && others.length === 0
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map(toRing)) };
}

function toRing(ring: Int32Array): Ring {
  return Array.from({ length: ring.length / 2 }, (_none, at) => [
    ring[2 * at]! / partsOfDegree,
    ring[2 * at + 1]! / partsOfDegree,
  ]);
}

/** A value of a file, short enough for a sentence. */
function describe(value: unknown): string {
  const text = value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
