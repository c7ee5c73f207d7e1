import { type Neighbours, neighboursFromRows } from './neighbours.ts';
import { PairIds } from './pair-ids.ts';

/**
 * The ground of an area: polygons, each an outline and its holes; a ring is `x, y, x, y, ...` and closed, its last point the first again. Whole
 * numbers of a fine grid are best (geography keeps millionths of a degree), since neighbours are told by points that are equal.
 */
export type Polygons = readonly (readonly ArrayLike<number>[])[];

/**
 * Queen contiguity: areas are neighbours that share a point of their outlines. Links run both ways; the neighbours of an area come in ascending order.
 *
 * Exact, and linear in the points: neighbours have to have the very same points on the border that they share, as official boundaries of one edition do
 * (also simplified ones, where simplifying kept the shared borders).
 */
export function queenNeighbours(areas: readonly Polygons[]): Neighbours {
  const points = new PairIds(pointsIn(areas));
  return neighboursThatShare(
    areas.map((polygons) => {
      const met: number[] = [];
      // The closing point is the first again: counted once.
      forEachRing(polygons, (ring) => {
        for (let at = 0; at + 3 < ring.length; at += 2) met.push(points.idOf(ring[at]!, ring[at + 1]!));
      });
      return met;
    }),
    points.size,
  );
}

/** Rook contiguity: areas are neighbours that share an edge, a straight piece of outline from one point to the next. Otherwise as `queenNeighbours`. */
export function rookNeighbours(areas: readonly Polygons[]): Neighbours {
  const most = pointsIn(areas);
  const points = new PairIds(most);
  const edges = new PairIds(most);
  return neighboursThatShare(
    areas.map((polygons) => {
      const met: number[] = [];
      forEachRing(polygons, (ring) => {
        let from = points.idOf(ring[0]!, ring[1]!);
        for (let at = 2; at + 1 < ring.length; at += 2) {
          const to = points.idOf(ring[at]!, ring[at + 1]!);
          if (to !== from) met.push(edges.idOf(Math.min(from, to), Math.max(from, to)));
          from = to;
        }
      });
      return met;
    }),
    edges.size,
  );
}

/** Neighbours are areas with something in common; `things` are numbered below `thingCount`, and an area may name one twice. */
function neighboursThatShare(things: readonly (readonly number[])[], thingCount: number): Neighbours {
  const holders = holdersOf(things, thingCount);
  const metBy = new Int32Array(things.length).fill(-1);
  return neighboursFromRows(
    things.map((own, area) => {
      const row: number[] = [];
      metBy[area] = area;
      for (const thing of own) {
        for (let at = holders.starts[thing]!; at < holders.starts[thing + 1]!; at++) {
          const other = holders.areas[at]!;
          if (metBy[other] === area) continue;
          metBy[other] = area;
          row.push(other);
        }
      }
      return row.sort((one, other) => one - other);
    }),
  );
}

/** Which areas hold each thing. */
function holdersOf(things: readonly (readonly number[])[], thingCount: number) {
  const starts = new Uint32Array(thingCount + 1);
  for (const own of things) for (const thing of own) starts[thing + 1]!++;
  for (let thing = 0; thing < thingCount; thing++) starts[thing + 1]! += starts[thing]!;
  const areas = new Uint32Array(starts[thingCount]!);
  const next = starts.slice();
  for (const [area, own] of things.entries()) for (const thing of own) areas[next[thing]!++] = area;
  return { starts, areas };
}

function forEachRing(polygons: Polygons, take: (ring: ArrayLike<number>) => void): void {
  for (const rings of polygons) for (const ring of rings) take(ring);
}

function pointsIn(areas: readonly Polygons[]): number {
  let numbers = 0;
  for (const polygons of areas) forEachRing(polygons, (ring) => (numbers += ring.length));
  return numbers / 2;
}
