import type { EvenSpacing } from './even-spacing.ts';
import { type HexCell, hexCentre, hexNeighbours, rowHeight } from './hex-grid.ts';

const targetPull = 0.15;
const directionPull = 0.2;
const apartCost = 1;
const brokenGroupCost = 6;
const brokenWholeCost = 4;
const holeCost = 3;
const inletCost = 0.8;

/** How far outside the points the board reaches, in cells. */
const margin = 1.2;

/**
 * A board of hexagons around evenly spaced points, with every point on a cell of its own, and what the arrangement costs. The cost
 * is low when points stand near their target, neighbours touch and lie in the direction they should, each group is in one
 * piece, and the whole has no holes or narrow inlets.
 */
export class HexBoard {
  readonly size: number;
  readonly cells: readonly HexCell[];
  /** The six neighbours of each cell in the order of `hexNeighbours`, -1 outside the board. */
  readonly neighbours: Int32Array;
  /** The neighbours of each cell that are on the board. */
  readonly around: readonly (readonly number[])[];
  /** The cell of each point. */
  readonly cellOf: Int32Array;
  /** The point on each cell, or -1. */
  readonly pointAt: Int32Array;
  /** The links of each point, as indexes into `linkFrom` and `linkTo`. */
  readonly linksOf: readonly (readonly number[])[];
  readonly linkFrom: Int32Array;
  readonly linkTo: Int32Array;
  private readonly linkWeight: Float64Array;
  private readonly linkX: Float64Array;
  private readonly linkY: Float64Array;
  private readonly cellX: Float64Array;
  private readonly cellY: Float64Array;
  private readonly axialQ: Int32Array;
  private readonly targetX: Float64Array;
  private readonly targetY: Float64Array;
  private readonly groups: Int32Array;
  private readonly membersOf: readonly (readonly number[])[];
  private readonly groupAt: Int32Array;
  private readonly linkStamp: Int32Array;
  private readonly cellStamp: Int32Array;
  private readonly stack: Int32Array;
  private stamp = 0;

  /** `phase` shifts the grid under the points, in parts of a cell. */
  constructor(spacing: EvenSpacing, groups: Int32Array, phase: { readonly x: number; readonly y: number }) {
    const { points, links } = spacing;
    this.size = points.length;
    const west = Math.min(...points.map((point) => point.x)) - 2 + phase.x;
    const north = Math.min(...points.map((point) => point.y)) - 2 * rowHeight + phase.y * rowHeight;
    this.targetX = Float64Array.from(points, (point) => point.x - west);
    this.targetY = Float64Array.from(points, (point) => point.y - north);
    this.cells = cellsNear(this.targetX, this.targetY);
    this.cellX = Float64Array.from(this.cells, (cell) => hexCentre(cell).x);
    this.cellY = Float64Array.from(this.cells, (cell) => hexCentre(cell).y);
    this.axialQ = Int32Array.from(this.cells, (cell) => cell.col - (cell.row - (cell.row & 1)) / 2);
    this.neighbours = neighbourTable(this.cells);
    this.around = this.cells.map((_, cell) =>
      [...this.neighbours.subarray(cell * 6, cell * 6 + 6)].filter((next) => next >= 0),
    );
    this.cellOf = new Int32Array(this.size).fill(-1);
    this.pointAt = new Int32Array(this.cells.length).fill(-1);
    this.linkFrom = Int32Array.from(links, (link) => link.from);
    this.linkTo = Int32Array.from(links, (link) => link.to);
    this.linkWeight = Float64Array.from(links, (link) => link.weight);
    this.linkX = Float64Array.from(links, (link) => (link.dx + points[link.to]!.x - points[link.from]!.x) / 2);
    this.linkY = Float64Array.from(links, (link) => (link.dy + points[link.to]!.y - points[link.from]!.y) / 2);
    const linksOf: number[][] = points.map(() => []);
    links.forEach((link, index) => {
      linksOf[link.from]!.push(index);
      linksOf[link.to]!.push(index);
    });
    this.linksOf = linksOf;
    this.groups = groups;
    this.membersOf = groupMembers(groups);
    this.groupAt = new Int32Array(this.cells.length).fill(-1);
    this.linkStamp = new Int32Array(links.length);
    this.cellStamp = new Int32Array(this.cells.length);
    this.stack = new Int32Array(this.cells.length);
  }

  /** Puts points on cells; points that stood there must be among those that move. */
  place(points: ArrayLike<number>, cells: ArrayLike<number>): void {
    for (let i = 0; i < points.length; i++) {
      const old = this.cellOf[points[i]!]!;
      if (old < 0) continue;
      this.pointAt[old] = -1;
      this.groupAt[old] = -1;
    }
    for (let i = 0; i < points.length; i++) {
      if (this.pointAt[cells[i]!] !== -1) throw new Error(`cell ${cells[i]} holds two points`);
      this.cellOf[points[i]!] = cells[i]!;
      this.pointAt[cells[i]!] = points[i]!;
      this.groupAt[cells[i]!] = this.groups[points[i]!]!;
    }
  }

  /** Everything: what each point and link costs, and the shape of the whole. */
  cost(): number {
    return this.costOf(Int32Array.from({ length: this.size }, (_, index) => index)) + this.shapeCost();
  }

  /** What these points and their links cost where they stand now. */
  costOf(points: ArrayLike<number>): number {
    const stamp = ++this.stamp;
    let sum = 0;
    for (let i = 0; i < points.length; i++) {
      const point = points[i]!;
      sum += this.standingCost(point, this.cellOf[point]!);
      for (const link of this.linksOf[point]!) {
        if (this.linkStamp[link] === stamp) continue;
        this.linkStamp[link] = stamp;
        sum += this.linkCost(link, this.cellOf[this.linkFrom[link]!]!, this.cellOf[this.linkTo[link]!]!);
      }
    }
    return sum;
  }

  standingCost(point: number, cell: number): number {
    return (
      targetPull * ((this.cellX[cell]! - this.targetX[point]!) ** 2 + (this.cellY[cell]! - this.targetY[point]!) ** 2)
    );
  }

  linkCost(link: number, from: number, to: number): number {
    const dx = this.cellX[to]! - this.cellX[from]! - this.linkX[link]!;
    const dy = this.cellY[to]! - this.cellY[from]! - this.linkY[link]!;
    return (
      directionPull * (dx * dx + dy * dy) + apartCost * this.linkWeight[link]! * Math.max(0, this.steps(from, to) - 1)
    );
  }

  /** Steps from cell to cell. */
  steps(from: number, to: number): number {
    const q = this.axialQ[to]! - this.axialQ[from]!;
    const r = this.cells[to]!.row - this.cells[from]!.row;
    return Math.max(Math.abs(q), Math.abs(r), Math.abs(q + r));
  }

  /** Pieces beyond one in each group and in the whole, enclosed empty cells, and inlets no wider than a cell. */
  shapeCost(): number {
    let cost = this.outlineCost();
    for (const group of this.groupCosts()) cost += group;
    for (let cell = 0; cell < this.cells.length; cell++) cost += this.inletCost(cell);
    return cost;
  }

  groupCosts(): readonly number[] {
    return this.membersOf.map((_, group) => this.groupCost(group));
  }

  groupOf(point: number): number {
    return this.groups[point]!;
  }

  /** For the pieces of one group beyond the first. */
  groupCost(group: number): number {
    const stamp = ++this.stamp;
    let pieces = 0;
    for (const point of this.membersOf[group]!) {
      const start = this.cellOf[point]!;
      if (this.cellStamp[start] === stamp) continue;
      pieces++;
      this.floodGroup(start, stamp);
    }
    return brokenGroupCost * Math.max(0, pieces - 1);
  }

  /** For the pieces of the whole beyond the first, and for the empty cells it encloses. */
  outlineCost(): number {
    const stamp = ++this.stamp;
    let pieces = 0;
    let enclosed = 0;
    for (let cell = 0; cell < this.cells.length; cell++) {
      if (this.pointAt[cell] === -1) enclosed++;
      if (this.cellStamp[cell] === stamp) continue;
      if (this.pointAt[cell]! >= 0) {
        pieces++;
        this.floodAlike(cell, stamp);
      } else if (this.isOnRim(cell)) enclosed -= this.floodAlike(cell, stamp);
    }
    return brokenWholeCost * (pieces - 1) + holeCost * enclosed;
  }

  /** For an empty cell with more than three sides closed in. */
  inletCost(cell: number): number {
    if (this.pointAt[cell]! >= 0) return 0;
    let closed = 0;
    for (let side = 0; side < 6; side++) {
      const next = this.neighbours[cell * 6 + side]!;
      if (next >= 0 && this.pointAt[next]! >= 0) closed++;
    }
    return inletCost * Math.max(0, closed - 3);
  }

  private isOnRim(cell: number): boolean {
    for (let side = 0; side < 6; side++) if (this.neighbours[cell * 6 + side] === -1) return true;
    return false;
  }

  private floodGroup(start: number, stamp: number): void {
    const { stack, neighbours, cellStamp, groupAt } = this;
    const group = groupAt[start]!;
    let height = 0;
    stack[height++] = start;
    cellStamp[start] = stamp;
    while (height > 0) {
      const first = stack[--height]! * 6;
      for (let side = first; side < first + 6; side++) {
        const next = neighbours[side]!;
        if (next < 0 || cellStamp[next] === stamp || groupAt[next] !== group) continue;
        cellStamp[next] = stamp;
        stack[height++] = next;
      }
    }
  }

  /** Marks the cells, all filled or all empty, that hang together with this one, and counts the unmarked among them. */
  private floodAlike(start: number, stamp: number): number {
    const { stack, neighbours, cellStamp, pointAt } = this;
    const empty = pointAt[start]! < 0;
    let height = 0;
    let reached = 1;
    stack[height++] = start;
    cellStamp[start] = stamp;
    while (height > 0) {
      const first = stack[--height]! * 6;
      for (let side = first; side < first + 6; side++) {
        const next = neighbours[side]!;
        if (next < 0 || cellStamp[next] === stamp || pointAt[next]! < 0 !== empty) continue;
        cellStamp[next] = stamp;
        stack[height++] = next;
        reached++;
      }
    }
    return reached;
  }
}

function groupMembers(groups: Int32Array): readonly (readonly number[])[] {
  const count = groups.reduce((most, group) => Math.max(most, group + 1), 0);
  const members: number[][] = Array.from({ length: count }, () => []);
  groups.forEach((group, point) => {
    members[group]!.push(point);
  });
  return members;
}

/** The cells whose centre lies near a point, in rows from the north; a wider margin is taken until there is room to move. */
function cellsNear(x: Float64Array, y: Float64Array): readonly HexCell[] {
  const columns = Math.ceil(x.reduce((most, value) => Math.max(most, value), 0)) + 3;
  const rows = Math.ceil(y.reduce((most, value) => Math.max(most, value), 0) / rowHeight) + 3;
  for (let reach = margin; ; reach += 0.4) {
    const cells: HexCell[] = [];
    for (let row = 0; row < rows; row++) {
      for (let col = 0; col < columns; col++)
        if (isNear(hexCentre({ col, row }), x, y, reach)) cells.push({ col, row });
    }
    if (cells.length >= 1.1 * x.length || cells.length === rows * columns) return cells;
  }
}

function isNear(
  centre: { readonly x: number; readonly y: number },
  x: Float64Array,
  y: Float64Array,
  reach: number,
): boolean {
  for (let i = 0; i < x.length; i++) if ((centre.x - x[i]!) ** 2 + (centre.y - y[i]!) ** 2 < reach * reach) return true;
  return false;
}

function neighbourTable(cells: readonly HexCell[]): Int32Array {
  const indexes = new Map(cells.map((cell, index) => [`${cell.col},${cell.row}`, index]));
  return Int32Array.from(
    cells.flatMap((cell) => hexNeighbours(cell).map(({ col, row }) => indexes.get(`${col},${row}`) ?? -1)),
  );
}
