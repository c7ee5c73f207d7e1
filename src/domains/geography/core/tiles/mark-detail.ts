import { type FineArea, type FineRing, planeSize, pointCount } from './fine-area.ts';
import { minZoom, stepAt } from './zooms.ts';

/** How many points are looked at together. */
const pointsAtOnce = 200_000;

/**
 * Decides for every point of every area from which zoom on it is drawn, so that what two neighbours share they draw alike: a line between two places
 * where three meet is thinned once for both of them (Douglas and Peucker 1973), and those places stay. A point is drawn once leaving it out would move the line by
 * a step of the zoom. Lines between areas of different parents are marked as borders, each for one of its two sides.
 */
export function markDetail(areas: readonly FineArea[], maxZoom: number): void {
  const numbered = areas.map((area, place) => ({ area, place }));
  for (const batch of inBatches(numbered)) {
    const box = joinBoxes(batch.map(({ area }) => area.box));
    const meetings = new Meetings();
    for (const near of numbered) if (overlap(near.area.box, box)) meetings.add(near);
    for (const { area, place } of batch) {
      for (const ring of area.polygons.flat()) {
        const points = meetings.numbersOf(ring);
        markRing(
          ring,
          points.map((point) => meetings.isMeeting(point)),
          maxZoom,
        );
        if (area.parent !== null) markBorders(ring, points, meetings, areas, place);
      }
    }
  }
}

interface NumberedArea {
  readonly area: FineArea;
  readonly place: number;
}

/** Areas that lie together, so that there is little around them. */
function* inBatches(areas: readonly NumberedArea[]): Generator<readonly NumberedArea[]> {
  const ordered = areas.toSorted((a, b) => curvePlace(a.area.box) - curvePlace(b.area.box));
  let batch: NumberedArea[] = [];
  let points = 0;
  for (const numbered of ordered) {
    batch.push(numbered);
    points += numbered.area.polygons.flat().reduce((sum, ring) => sum + pointCount(ring), 0);
    if (points < pointsAtOnce) continue;
    yield batch;
    [batch, points] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

/** Where its middle lies on a curve that visits squares within squares (Morton 1966). */
function curvePlace([west, north, east, south]: FineArea['box']): number {
  let [x, y] = [Math.floor((west + east) / 2), Math.floor((north + south) / 2)];
  let [place, weight] = [0, 1];
  for (; x > 0 || y > 0; x = Math.floor(x / 2), y = Math.floor(y / 2), weight *= 4)
    place += weight * (x % 2) + 2 * weight * (y % 2);
  return place;
}

function joinBoxes([first = [0, 0, 0, 0], ...others]: readonly FineArea['box'][]): FineArea['box'] {
  let [west, north, east, south] = first;
  for (const box of others)
    [west, north, east, south] = [
      ...[Math.min(west, box[0]), Math.min(north, box[1])],
      ...[Math.max(east, box[2]), Math.max(south, box[3])],
    ] as [number, number, number, number];
  return [west, north, east, south];
}

export function overlap(one: FineArea['box'], other: FineArea['box']): boolean {
  return one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3];
}

/** What meets at each point and along each edge of some areas. Points are numbered as they come. */
class Meetings {
  readonly #numbers = new Map<number, number>();
  /** The two points that the first ring through a point has beside it; a ring that has others there makes it a meeting. */
  readonly #beside: [number, number][] = [];
  readonly #isMeeting: boolean[] = [];
  /** The first two areas along an edge. */
  readonly #sides = new Map<number, number>();
  readonly #otherSides = new Map<number, number>();

  add({ area, place }: NumberedArea): void {
    for (const ring of area.polygons.flat()) {
      const points = this.numbersOf(ring);
      for (const [at, point] of points.entries()) {
        const [before, next] = [points.at(at - 1)!, points[(at + 1) % points.length]!];
        this.#pass(point, Math.min(before, next), Math.max(before, next));
        if (area.parent !== null) this.#passEdge(edgeBetween(point, next), place);
      }
    }
  }

  numbersOf({ points }: FineRing): readonly number[] {
    return Array.from({ length: points.length / 2 }, (_none, at) => {
      const key = points[2 * at]! * 2 * planeSize + points[2 * at + 1]!;
      const known = this.#numbers.get(key);
      if (known !== undefined) return known;
      const number = this.#numbers.size;
      this.#numbers.set(key, number);
      return number;
    });
  }

  isMeeting(point: number): boolean {
    return this.#isMeeting[point]!;
  }

  /** The areas on both sides of an edge; null where there are no two that have parents. */
  sidesOf(edge: number): readonly [number, number] | null {
    const [side, other] = [this.#sides.get(edge), this.#otherSides.get(edge)];
    return side === undefined || other === undefined ? null : [side, other];
  }

  #pass(point: number, one: number, other: number): void {
    const known = this.#beside[point];
    if (known === undefined) {
      this.#beside[point] = [one, other];
      this.#isMeeting[point] = false;
    } else if (known[0] !== one || known[1] !== other) this.#isMeeting[point] = true;
  }

  #passEdge(edge: number, place: number): void {
    if (!this.#sides.has(edge)) this.#sides.set(edge, place);
    else this.#otherSides.set(edge, place);
  }
}

function edgeBetween(one: number, other: number): number {
  return Math.min(one, other) * 2 ** 26 + Math.max(one, other);
}

function markRing(ring: FineRing, isMeeting: readonly boolean[], maxZoom: number): void {
  const count = pointCount(ring);
  const ends = isMeeting.flatMap((meets, at) => (meets ? [at] : []));
  // An island, or the hole around one: both begin at the same point.
  if (ends.length === 0) ends.push(firstOfLoop(ring));
  for (const [index, start] of ends.entries()) {
    ring.fromZoom[start] = minZoom;
    const end = ends[index + 1] ?? ends[0]! + count;
    markLine(ring, start, end, maxZoom);
  }
}

/** The point furthest to the west, and of several the one furthest to the north. */
function firstOfLoop({ points }: FineRing): number {
  let first = 0;
  for (let at = 2; at < points.length; at += 2) {
    const isBefore =
      points[at]! < points[first]! || (points[at] === points[first] && points[at + 1]! < points[first + 1]!);
    if (isBefore) first = at;
  }
  return first / 2;
}

/** Thins the points between two that stay. The line is always walked the same way, whichever of its two sides asks, so that both get the same. */
function markLine({ points, fromZoom }: FineRing, start: number, end: number, maxZoom: number): void {
  const count = points.length / 2;
  const line = Array.from({ length: end - start + 1 }, (_none, at) => (start + at) % count);
  const [from, to] = [line[0]!, line.at(-1)!];
  const [next, before] = [line[1]!, line.at(-2)!];
  const order = comparePoints(points, from, to) || comparePoints(points, next, before);
  if (order > 0) line.reverse();

  const stack: [number, number][] = [[0, line.length - 1]];
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    const furthest = findFurthest(points, line, part);
    if (furthest === null) continue;
    fromZoom[line[furthest.at]!] = zoomFor(furthest.distance, maxZoom);
    stack.push([part[0], furthest.at], [furthest.at, part[1]]);
  }
}

function comparePoints(points: Int32Array, one: number, other: number): number {
  return points[2 * one]! - points[2 * other]! || points[2 * one + 1]! - points[2 * other + 1]!;
}

/** The point between two others of a line that lies furthest from the straight way; null where there is none between them. */
function findFurthest(points: Int32Array, line: readonly number[], [start, end]: readonly [number, number]) {
  const [ax, ay] = [points[2 * line[start]!]!, points[2 * line[start]! + 1]!];
  const [dx, dy] = [points[2 * line[end]!]! - ax, points[2 * line[end]! + 1]! - ay];
  const squared = dx * dx + dy * dy;
  let furthest: { at: number; distance: number } | null = null;
  for (let at = start + 1; at < end; at++) {
    let [px, py] = [points[2 * line[at]!]! - ax, points[2 * line[at]! + 1]! - ay];
    const along = squared === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / squared));
    px -= dx * along;
    py -= dy * along;
    const distance = Math.hypot(px, py);
    if (furthest === null || distance > furthest.distance) furthest = { at, distance };
  }
  return furthest;
}

/** The first zoom whose step is no larger than the distance; the last one draws every point. */
function zoomFor(distance: number, maxZoom: number): number {
  let zoom = minZoom;
  while (zoom < maxZoom && distance < stepAt(zoom)) zoom++;
  return zoom;
}

function markBorders(
  ring: FineRing,
  points: readonly number[],
  meetings: Meetings,
  areas: readonly FineArea[],
  place: number,
): void {
  for (const [at, point] of points.entries()) {
    const sides = meetings.sidesOf(edgeBetween(point, points[(at + 1) % points.length]!));
    if (sides === null || areas[sides[0]]!.parent === areas[sides[1]]!.parent) continue;
    if (place === Math.min(...sides)) ring.isBorder[at] = 1;
  }
}
