import { simplifyLine } from './simplify-line.ts';

/** Points as `x, y, x, y, ...`, counted in cells of the grid from 0. A ring's last point is its first. */
export type GridLine = ArrayLike<number>;

/** What stands for "no area" on the other side of a border: the sea, or ground that nobody added. */
export const NO_AREA = -1;

const MOST_POINTS = 2 ** 25;

/**
 * Areas on one grid, with the borders that they share known as such: what neighbours have in common is drawn once, and a union of areas has no
 * seams. Points fall on the whole numbers of the grid, which is coarser than the boundaries: what is smaller than a cell of it vanishes, and does so on both sides of a
 * border alike. Neighbours have to share the points of their border, as official boundaries of one edition do.
 */
export class BorderNet {
  private readonly pointAt = new Map<number, number>();
  private readonly xs: number[] = [];
  private readonly ys: number[] = [];
  private readonly edgeAt = new Map<number, number>();
  /** For each edge: its ends, and the area that runs along it from the lower to the higher end, and the other way. */
  private readonly low: number[] = [];
  private readonly high: number[] = [];
  private readonly upwards: number[] = [];
  private readonly downwards: number[] = [];
  /** For each area: its edges, counted from 1, negative where the area runs from the higher to the lower end. */
  private readonly edgesOf: Int32Array[] = [];
  private degrees: Uint8Array | null = null;

  get areaCount(): number {
    return this.edgesOf.length;
  }

  /** Adds an area: polygons, each an outline and its holes, running either way round. Areas count from 0. */
  addArea(polygons: readonly (readonly GridLine[])[]): void {
    const area = this.edgesOf.length;
    const edges: number[] = [];
    for (const rings of polygons) {
      for (const [index, ring] of rings.entries()) {
        const points = this.pointsOf(ring);
        if (doubleArea(ring) > 0 !== (index === 0)) points.reverse();
        for (let at = 0; at + 1 < points.length; at++) edges.push(this.edge(points[at]!, points[at + 1]!, area));
      }
    }
    this.edgesOf.push(Int32Array.from(edges));
    this.degrees = null;
  }

  /**
   * The rings around all areas that are included, without the borders inside; closed, outlines one way round and holes the other. Points that lie
   * within `tolerance` of a straight line are left out, the same ones for every union.
   */
  outline(includes: (area: number) => boolean, tolerance = 0): number[][] {
    const net = new Int8Array(this.low.length);
    for (const [area, edges] of this.edgesOf.entries()) {
      if (!includes(area)) continue;
      for (const edge of edges) net[Math.abs(edge) - 1]! += Math.sign(edge);
    }
    const next = new Map<number, number[]>();
    for (const [edge, count] of net.entries()) {
      const [from, to] = count > 0 ? [this.low[edge]!, this.high[edge]!] : [this.high[edge]!, this.low[edge]!];
      for (let left = Math.abs(count); left > 0; left--) push(next, from, to);
    }
    const rings: number[][] = [];
    for (const [start, exits] of next) {
      while (exits.length > 0) {
        const ring = [start];
        for (let at = exits.pop()!; at !== start; at = next.get(at)!.pop()!) ring.push(at);
        ring.push(start);
        const line = withoutStraights(this.simplifyRing(ring, tolerance));
        if (line.length >= 8) rings.push(line);
      }
    }
    return rings;
  }

  /** The borders that `separates` says are there, as lines; each once, whichever of two areas it belongs to. */
  borders(separates: (one: number, other: number) => boolean, tolerance = 0): number[][] {
    const touching = new Map<number, number[]>();
    const left = new Set<number>();
    for (const [edge, up] of this.upwards.entries()) {
      if (!separates(up, this.downwards[edge]!)) continue;
      left.add(edge);
      push(touching, this.low[edge]!, edge);
      push(touching, this.high[edge]!, edge);
    }
    const follow = (start: number, first: number): number[] => {
      const line = [start];
      for (let at = start, edge: number | undefined = first; edge !== undefined; ) {
        left.delete(edge);
        at = this.low[edge] === at ? this.high[edge]! : this.low[edge]!;
        line.push(at);
        const others = touching.get(at)!;
        edge = others.length === 2 ? others.find((other) => left.has(other)) : undefined;
      }
      return line;
    };
    const lines: number[][] = [];
    // First from the ends and the forks, so that each line runs from one to the next; what is left then are rings.
    for (const [point, edges] of touching) {
      if (edges.length === 2) continue;
      for (const edge of edges) if (left.has(edge)) lines.push(follow(point, edge));
    }
    for (const edge of left) lines.push(follow(this.low[edge]!, edge));
    return lines.map((line) =>
      withoutStraights(
        line[0] === line.at(-1) ? this.simplifyRing(line, tolerance) : this.simplifyPieces(line, tolerance),
      ),
    );
  }

  private pointsOf(ring: GridLine): number[] {
    const points: number[] = [];
    for (let at = 0; at < ring.length; at += 2) {
      const point = this.point(Math.round(ring[at]!), Math.round(ring[at + 1]!));
      if (point !== points.at(-1)) points.push(point);
    }
    return points;
  }

  private point(x: number, y: number): number {
    const key = y * MOST_POINTS + x;
    const known = this.pointAt.get(key);
    if (known !== undefined) return known;
    const point = this.xs.push(x) - 1;
    if (point >= MOST_POINTS) throw new RangeError(`a border net holds at most ${MOST_POINTS} points`);
    this.ys.push(y);
    this.pointAt.set(key, point);
    return point;
  }

  private edge(from: number, to: number, area: number): number {
    const [low, high] = from < to ? [from, to] : [to, from];
    const key = low * MOST_POINTS + high;
    let edge = this.edgeAt.get(key);
    if (edge === undefined) {
      edge = this.low.push(low) - 1;
      this.edgeAt.set(key, edge);
      this.high.push(high);
      this.upwards.push(NO_AREA);
      this.downwards.push(NO_AREA);
    }
    (from === low ? this.upwards : this.downwards)[edge] = area;
    return from === low ? edge + 1 : -(edge + 1);
  }

  /** How many edges meet in each point, of all areas together. */
  private degreeOf(point: number): number {
    if (this.degrees === null) {
      this.degrees = new Uint8Array(this.xs.length);
      for (const ends of [this.low, this.high]) for (const end of ends) this.degrees[end]!++;
    }
    return this.degrees[point]!;
  }

  /** A ring is cut where borders meet. One without such a point is cut at its first point and at the one furthest from it. */
  private simplifyRing(ring: readonly number[], tolerance: number): number[] {
    const open = ring.slice(0, -1);
    const fork = open.findIndex((point) => this.degreeOf(point) !== 2);
    const start = fork === -1 ? open.indexOf(Math.min(...open)) : fork;
    const turned = [...open.slice(start), ...open.slice(0, start), open[start]!];
    if (fork !== -1) return this.simplifyPieces(turned, tolerance);
    const far = this.furthestFrom(turned);
    const [there, back] = [turned.slice(0, far + 1), turned.slice(far)].map((half) =>
      this.simplifyPieces(half, tolerance),
    );
    return [...there!, ...back!.slice(2)];
  }

  private furthestFrom(ring: readonly number[]): number {
    const distance = (at: number) =>
      Math.hypot(this.xs[ring[at]!]! - this.xs[ring[0]!]!, this.ys[ring[at]!]! - this.ys[ring[0]!]!);
    return ring.reduce((best, _point, at) => (distance(at) > distance(best) ? at : best), 0);
  }

  private simplifyPieces(points: readonly number[], tolerance: number): number[] {
    const line: number[] = [];
    let piece: number[] = [];
    for (const [at, point] of points.entries()) {
      piece.push(this.xs[point]!, this.ys[point]!);
      if (at === 0 || (at < points.length - 1 && this.degreeOf(point) === 2)) continue;
      const kept = simplifyLine(piece, tolerance);
      line.push(...(line.length === 0 ? kept : kept.slice(2)));
      piece = [this.xs[point]!, this.ys[point]!];
    }
    return line;
  }
}

function push(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** Without the points at which a line only goes on, where borders of other areas end. */
function withoutStraights(line: readonly number[]): number[] {
  const kept = line.slice(0, 2);
  for (let at = 2; at + 3 < line.length; at += 2) {
    const [x, y] = [line[at]!, line[at + 1]!];
    const [fromX, fromY] = [x - kept.at(-2)!, y - kept.at(-1)!];
    const [toX, toY] = [line[at + 2]! - x, line[at + 3]! - y];
    if (fromX * toY !== fromY * toX || fromX * toX + fromY * toY < 0) kept.push(x, y);
  }
  return [...kept, ...line.slice(-2)];
}

/** Twice the area inside a ring, negative for one that runs the other way. */
function doubleArea(ring: GridLine): number {
  let area = 0;
  for (let at = 0; at + 3 < ring.length; at += 2) {
    area +=
      (ring[at]! - ring[0]!) * (ring[at + 3]! - ring[1]!) - (ring[at + 2]! - ring[0]!) * (ring[at + 1]! - ring[1]!);
  }
  return area;
}
