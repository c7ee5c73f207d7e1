import type { PlanePoint } from './plane-point.ts';

/** How many pairs of edges may still be looked at; counts down as they are. About 10 ns each. */
export interface Effort {
  left: number;
}

/**
 * Where the outline of one area first crosses itself, lies upon itself or, within one ring, touches itself; null where it does none of these. Rings
 * are closed (`x0, y0, x1, y1, ..., x0, y0`), at least a triangle, in whole numbers, without a point twice in a row. Two rings may
 * touch in points, as a hole may touch its outline, but not cross or share an edge.
 *
 * Exact as long as no ring is wider than 2^26. The edges are swept along the axis on which they are shorter, each held against those that still reach
 * over it: nearly linear in official outlines. Outlines can be made on which every edge reaches over every other; once `effort` is spent the
 * answer is `unsettled`. A crossing of two rings that happens in points which both share is not seen.
 */
export function findSelfIntersection(
  rings: readonly ArrayLike<number>[],
  effort: Effort = { left: Number.POSITIVE_INFINITY },
): PlanePoint | 'unsettled' | null {
  const along = isWiderThanHigh(rings) ? 1 : 0;
  const edges = edgesOf(rings, along);
  const order = Uint32Array.from({ length: edges.count }, (_none, edge) => edge).sort(
    (a, b) => edges.left[a]! - edges.left[b]!,
  );
  const reaching: number[] = [];
  for (const edge of order) {
    effort.left -= reaching.length;
    if (effort.left < 0) return 'unsettled';
    let kept = 0;
    for (const other of reaching) {
      if (edges.right[other]! < edges.left[edge]!) continue;
      reaching[kept++] = other;
      if (edges.bottom[other]! > edges.top[edge]! || edges.top[other]! < edges.bottom[edge]!) continue;
      const meeting = meetingOf(edges, edge, other);
      if (meeting !== null) return along === 0 ? meeting : { x: meeting.y, y: meeting.x };
    }
    reaching.length = kept;
    reaching.push(edge);
  }
  return null;
}

/** Whether the edges together go further east and west than north and south. */
function isWiderThanHigh(rings: readonly ArrayLike<number>[]): boolean {
  let [width, height] = [0, 0];
  for (const ring of rings) {
    for (let at = 2; at < ring.length; at += 2) {
      width += Math.abs(ring[at]! - ring[at - 2]!);
      height += Math.abs(ring[at + 1]! - ring[at - 1]!);
    }
  }
  return width > height;
}

interface Edges {
  readonly count: number;
  /** The ring each edge belongs to, its place there, and how many that ring has. */
  readonly ring: Uint32Array;
  readonly place: Uint32Array;
  readonly ringSize: Uint32Array;
  /** From (x, y) to (toX, toY). */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly toX: Float64Array;
  readonly toY: Float64Array;
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly bottom: Float64Array;
  readonly top: Float64Array;
}

/** `along` is the axis to sweep: x with 0, y with 1, which then changes places with x. */
function edgesOf(rings: readonly ArrayLike<number>[], along: 0 | 1): Edges {
  const count = rings.reduce((sum, ring) => sum + sizeOf(ring), 0);
  const numbers = () => new Float64Array(count);
  const [x, y, toX, toY] = [numbers(), numbers(), numbers(), numbers()];
  const [ring, place, ringSize] = [new Uint32Array(count), new Uint32Array(count), new Uint32Array(count)];
  let edge = 0;
  for (const [index, points] of rings.entries()) {
    for (let at = 0; at < sizeOf(points); at++, edge++) {
      ring[edge] = index;
      place[edge] = at;
      ringSize[edge] = sizeOf(points);
      x[edge] = points[2 * at + along]!;
      y[edge] = points[2 * at + 1 - along]!;
      toX[edge] = points[2 * at + 2 + along]!;
      toY[edge] = points[2 * at + 3 - along]!;
    }
  }
  const smaller = (one: Float64Array, other: Float64Array) => one.map((value, at) => Math.min(value, other[at]!));
  const larger = (one: Float64Array, other: Float64Array) => one.map((value, at) => Math.max(value, other[at]!));
  return {
    ...{ count, ring, place, ringSize, x, y, toX, toY },
    ...{ left: smaller(x, toX), right: larger(x, toX), bottom: smaller(y, toY), top: larger(y, toY) },
  };
}

function sizeOf(ring: ArrayLike<number>): number {
  if (ring.length < 8 || ring.length % 2 !== 0) {
    throw new Error(`findSelfIntersection needs closed rings of at least 4 points: got ${ring.length} numbers`);
  }
  return ring.length / 2 - 1;
}

function meetingOf(edges: Edges, one: number, other: number): PlanePoint | null {
  const met = meet(edges, one, other);
  if (met === null) return null;
  if (met.how !== 'touch') return met.at;
  if (edges.ring[one] !== edges.ring[other]) return null;
  const apart = Math.abs(edges.place[one]! - edges.place[other]!);
  const areNeighbours = apart === 1 || apart === edges.ringSize[one]! - 1;
  return areNeighbours ? null : met.at;
}

interface Meeting {
  readonly how: 'cross' | 'overlap' | 'touch';
  readonly at: PlanePoint;
}

function meet({ x, y, toX, toY }: Edges, one: number, other: number): Meeting | null {
  const [ax, ay, bx, by] = [x[one]!, y[one]!, toX[one]!, toY[one]!];
  const [cx, cy, dx, dy] = [x[other]!, y[other]!, toX[other]!, toY[other]!];
  const a = sideOf(cx, cy, dx, dy, ax, ay);
  const b = sideOf(cx, cy, dx, dy, bx, by);
  const c = sideOf(ax, ay, bx, by, cx, cy);
  const d = sideOf(ax, ay, bx, by, dx, dy);
  if (a === 0 && b === 0) return onOneLine([ax, ay, bx, by], [cx, cy, dx, dy]);
  if (a * b < 0 && c * d < 0) {
    const share = a / (a - b);
    return { how: 'cross', at: { x: ax + share * (bx - ax), y: ay + share * (by - ay) } };
  }
  if (a === 0 && isWithin(cx, cy, dx, dy, ax, ay)) return { how: 'touch', at: { x: ax, y: ay } };
  if (b === 0 && isWithin(cx, cy, dx, dy, bx, by)) return { how: 'touch', at: { x: bx, y: by } };
  if (c === 0 && isWithin(ax, ay, bx, by, cx, cy)) return { how: 'touch', at: { x: cx, y: cy } };
  if (d === 0 && isWithin(ax, ay, bx, by, dx, dy)) return { how: 'touch', at: { x: dx, y: dy } };
  return null;
}

/** Above 0 where (px, py) lies to the left of the way from (ax, ay) to (bx, by), 0 on its line: twice the area of the triangle. */
function sideOf(ax: number, ay: number, bx: number, by: number, px: number, py: number): number {
  return (bx - ax) * (py - ay) - (by - ay) * (px - ax);
}

/** Whether a point of the segment's line lies on the segment. */
function isWithin(ax: number, ay: number, bx: number, by: number, px: number, py: number): boolean {
  return Math.min(ax, bx) <= px && px <= Math.max(ax, bx) && Math.min(ay, by) <= py && py <= Math.max(ay, by);
}

type Segment = readonly [ax: number, ay: number, bx: number, by: number];

/** Two segments of one line, of which it is known that their boxes meet. */
function onOneLine(one: Segment, other: Segment): Meeting | null {
  const axis = one[0] === one[2] ? 1 : 0;
  const ends = (segment: Segment) => [segment[axis], segment[axis + 2]!].sort((a, b) => a - b) as [number, number];
  const [start, end] = [Math.max(ends(one)[0], ends(other)[0]), Math.min(ends(one)[1], ends(other)[1])];
  if (start > end) return null;
  const share = (start - one[axis]) / (one[axis + 2]! - one[axis]);
  const at = { x: one[0] + share * (one[2] - one[0]), y: one[1] + share * (one[3] - one[1]) };
  return { how: start === end ? 'touch' : 'overlap', at };
}
