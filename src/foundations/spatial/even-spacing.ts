import { gabrielNeighbours } from './gabriel-neighbours.ts';
import type { PlanePoint } from './plane-point.ts';

/** Points spread out to about one for each unit of area, with the neighbours that should stay near each other. */
export interface EvenSpacing {
  readonly points: readonly PlanePoint[];
  readonly links: readonly Link[];
}

/** Two natural neighbours, the way from one to the other, and how much it matters that they stay together: 1, less if they were far. */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  readonly dx: number;
  readonly dy: number;
}

const anchorPull = 0.07;
/** The usual link in the anchors' picture, in cells: a little short, so that the whole holds together. */
const anchorScale = 0.82;
const springSweeps = 3000;
const spacingSweeps = 400;
/** A link much longer than its neighbours keeps a little of its length, so that wide country still looks wider. */
const lengthMemory = 0.12;

/**
 * Spreads points so that crowded ones get room and lonely ones move in, while each keeps its neighbours in their old directions: every
 * Gabriel link becomes a spring that wants to be about 1 long and to point where it pointed before, every point is tied weakly to where it
 * was, and then points closer than 1 push each other apart. A cartogram of points, in the manner of Dorling (1996). No chance is involved;
 * points at the same spot part by their index. Takes some hundred times n² steps.
 */
export function spaceEvenly(points: readonly PlanePoint[]): EvenSpacing {
  const pairs = gabrielNeighbours(points);
  if (pairs.length === 0) return { points: points.map(() => ({ x: 0, y: 0 })), links: [] };
  const lengths = pairs.map(([from, to]) =>
    Math.hypot(points[to]!.x - points[from]!.x, points[to]!.y - points[from]!.y),
  );
  const usual = Math.max(middle(lengths), Number.MIN_VALUE);
  const springs = pairs.map(([from, to], index) => springBetween(from, to, points, lengths[index]!, usual));
  const anchors = scaledAboutMiddle(points, anchorScale / usual);
  const x = Float64Array.from(anchors, (point) => point.x);
  const y = Float64Array.from(anchors, (point) => point.y);
  relaxSprings(x, y, springs, anchors);
  for (let sweep = 0; sweep < spacingSweeps; sweep++) {
    pushApart(x, y);
    pullTogether(x, y, springs);
  }
  return { points: Array.from(x, (value, index) => ({ x: value, y: y[index]! })), links: springs };
}

function springBetween(from: number, to: number, points: readonly PlanePoint[], length: number, usual: number): Link {
  const share = length === 0 ? 0 : Math.min(1.5, Math.max(0.95, (length / usual) ** lengthMemory)) / length;
  const dx = (points[to]!.x - points[from]!.x) * share;
  const dy = (points[to]!.y - points[from]!.y) * share;
  return { from, to, dx, dy, weight: length === 0 ? 1 : Math.min(1, usual / length) };
}

/** Gauss-Seidel sweeps over the normal equations of the springs and anchors, which are diagonally dominant and so converge. */
function relaxSprings(
  x: Float64Array,
  y: Float64Array,
  springs: readonly Link[],
  anchors: readonly PlanePoint[],
): void {
  const ends = springsByEnd(x.length, springs);
  for (let sweep = 0; sweep < springSweeps; sweep++) {
    for (let point = 0; point < x.length; point++) {
      let sumX = anchorPull * anchors[point]!.x;
      let sumY = anchorPull * anchors[point]!.y;
      let weights = anchorPull;
      for (const { other, dx, dy, weight } of ends[point]!) {
        sumX += weight * (x[other]! - dx);
        sumY += weight * (y[other]! - dy);
        weights += weight;
      }
      x[point] = sumX / weights;
      y[point] = sumY / weights;
    }
  }
}

function springsByEnd(count: number, springs: readonly Link[]) {
  const ends: { other: number; dx: number; dy: number; weight: number }[][] = Array.from({ length: count }, () => []);
  for (const { from, to, dx, dy, weight } of springs) {
    ends[from]!.push({ other: to, dx, dy, weight });
    ends[to]!.push({ other: from, dx: -dx, dy: -dy, weight });
  }
  return ends;
}

function pushApart(x: Float64Array, y: Float64Array): void {
  for (let i = 0; i < x.length; i++) {
    for (let j = i + 1; j < x.length; j++) {
      let dx = x[j]! - x[i]!;
      let dy = y[j]! - y[i]!;
      if (dx >= 1 || dx <= -1 || dy >= 1 || dy <= -1) continue;
      let distance = Math.hypot(dx, dy);
      if (distance >= 1) continue;
      if (distance < 1e-9) {
        // The golden angle sends each of a pile of points its own way.
        dx = Math.cos(j * 2.399963);
        dy = Math.sin(j * 2.399963);
        distance = 1e-9;
      } else {
        dx /= distance;
        dy /= distance;
      }
      const push = (1 - distance) / 4;
      x[i] = x[i]! - dx * push;
      y[i] = y[i]! - dy * push;
      x[j] = x[j]! + dx * push;
      y[j] = y[j]! + dy * push;
    }
  }
}

/** Closes small gaps between neighbours; a gap wider than three is the sea, and stays. */
function pullTogether(x: Float64Array, y: Float64Array, springs: readonly Link[]): void {
  for (const { from, to } of springs) {
    const dx = x[to]! - x[from]!;
    const dy = y[to]! - y[from]!;
    const distance = Math.hypot(dx, dy);
    if (distance <= 1.15 || distance >= 3) continue;
    const pull = ((distance - 1.15) * 0.075) / distance;
    x[from] = x[from]! + dx * pull;
    y[from] = y[from]! + dy * pull;
    x[to] = x[to]! - dx * pull;
    y[to] = y[to]! - dy * pull;
  }
}

function scaledAboutMiddle(points: readonly PlanePoint[], scale: number): readonly PlanePoint[] {
  const x = points.reduce((sum, point) => sum + point.x, 0) / points.length;
  const y = points.reduce((sum, point) => sum + point.y, 0) / points.length;
  return points.map((point) => ({ x: (point.x - x) * scale, y: (point.y - y) * scale }));
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
