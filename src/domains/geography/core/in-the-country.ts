import type { Bounds } from './boundary.ts';

/** Where a shape stands: in its country, there once longitude and latitude are swapped, or elsewhere. */
export type Standing = 'inside' | 'swapped' | 'outside';

/**
 * The boxes of the four countries in degrees, islands and foreshore included (Rockall for Scotland, Lundy and Scilly for England), a fifth of a
 * degree wide of the land.
 */
const countries: Readonly<Record<string, Bounds & { readonly name: string }>> = {
  E: { name: 'England', west: -6.7, south: 49.6, east: 2, north: 56.1 },
  W: { name: 'Wales', west: -5.9, south: 51.1, east: -2.4, north: 53.7 },
  S: { name: 'Scotland', west: -14, south: 54.4, east: -0.4, north: 61.1 },
  N: { name: 'Northern Ireland', west: -8.5, south: 53.8, east: -5, north: 55.6 },
};

/** The country that the first letter of an area's code names. */
export function countryOf(code: string): string {
  return boxOf(code).name;
}

/** Whether bounds lie where the code says: no place of the United Kingdom is another one of it when its coordinates are swapped. */
export function standingOf(code: string, bounds: Bounds): Standing {
  const box = boxOf(code);
  if (isWithin(bounds, box)) return 'inside';
  const { west, south, east, north } = bounds;
  return isWithin({ west: south, south: west, east: north, north: east }, box) ? 'swapped' : 'outside';
}

function isWithin(bounds: Bounds, box: Bounds): boolean {
  return bounds.west >= box.west && bounds.east <= box.east && bounds.south >= box.south && bounds.north <= box.north;
}

function boxOf(code: string) {
  const box = countries[code.slice(0, 1)];
  if (box === undefined) throw new Error(`a code begins with the letter of its country: got ${code}`);
  return box;
}
