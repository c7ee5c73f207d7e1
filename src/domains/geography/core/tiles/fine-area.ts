import { type Boundary, partsOfDegree } from '../boundary.ts';

/**
 * The plane that tiles are cut from: the square of web maps (spherical Mercator, EPSG:3857), x to the east and y to the south, in 2^24 steps. One is 1.4 m
 * on the ground of England, the finest that any tile here tells apart.
 */
export const planeBits = 24;
export const planeSize = 2 ** planeBits;

/** A closed ring on the plane: its points `x, y, x, y, ...`, the first not repeated, none twice in a row. */
export interface FineRing {
  readonly points: Int32Array;
  /** For each point the first zoom that draws it. `markDetail` fills it in. */
  readonly fromZoom: Uint8Array;
  /** For each point whether the edge from it to the next is drawn as a border between two parents, and by this ring. */
  readonly isBorder: Uint8Array;
}

/** An area as tiles are cut from it. */
export interface FineArea {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
  /** The smallest box around it: west, north, east, south. */
  readonly box: readonly [number, number, number, number];
  readonly polygons: readonly (readonly FineRing[])[];
}

/** Puts an area on the plane. Its detail is not marked yet. */
export function toFineArea(
  { code, name, parent }: Pick<FineArea, 'code' | 'name' | 'parent'>,
  { polygons }: Boundary,
): FineArea {
  const fine = polygons.map((rings) => rings.map(toFineRing));
  return { code, name, parent, box: boxOf(fine), polygons: fine };
}

export function pointCount({ points }: FineRing): number {
  return points.length / 2;
}

function toFineRing(ring: Int32Array): FineRing {
  const numbers: number[] = [];
  for (let at = 0; at + 2 < ring.length; at += 2) {
    const [x, y] = [projectLon(ring[at]! / partsOfDegree), projectLat(ring[at + 1]! / partsOfDegree)];
    if (numbers.at(-2) !== x || numbers.at(-1) !== y) numbers.push(x, y);
  }
  if (numbers.length > 2 && numbers[0] === numbers.at(-2) && numbers[1] === numbers.at(-1)) numbers.length -= 2;
  const points = Int32Array.from(numbers);
  return { points, fromZoom: new Uint8Array(points.length / 2), isBorder: new Uint8Array(points.length / 2) };
}

function projectLon(lon: number): number {
  return Math.round((lon / 360 + 0.5) * planeSize);
}

/** The poles are infinitely far: the square ends at 85 degrees. */
function projectLat(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180);
  const y = 0.5 - (0.25 * Math.log((1 + sine) / (1 - sine))) / Math.PI;
  return Math.round(Math.min(1, Math.max(0, y)) * planeSize);
}

function boxOf(polygons: readonly (readonly FineRing[])[]): FineArea['box'] {
  let [west, north, east, south] = [planeSize, planeSize, 0, 0];
  for (const { points } of polygons.flat()) {
    for (let at = 0; at < points.length; at += 2) {
      west = Math.min(west, points[at]!);
      east = Math.max(east, points[at]!);
      north = Math.min(north, points[at + 1]!);
      south = Math.max(south, points[at + 1]!);
    }
  }
  return [west, north, east, south];
}
