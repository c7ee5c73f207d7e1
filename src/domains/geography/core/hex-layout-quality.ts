import { mean, spearman } from '#foundations/numeric';
import { gabrielNeighbours, hexCentre, hexDistance, hexNeighbours, type PlanePoint } from '#foundations/spatial';
import { type HexPlacement, type LayoutArea, onScreen } from './hex-layout.ts';

/** How well a hexagon map keeps what a reader knows of the country. */
export interface HexLayoutQuality {
  /** Shares of the pairs of natural (Gabriel) neighbours that touch, and that are at most two steps apart. */
  readonly neighboursTouching: number;
  readonly neighboursWithinTwo: number;
  /** Rank correlations between the true position and that on the picture; null where all are alike. */
  readonly northToSouth: number | null;
  readonly westToEast: number | null;
  /** How far a cell lies on average from where a plain map, moved and enlarged to fit best, would have put it; in cells. */
  readonly meanDisplacement: number;
  /** Groups that are not in one piece, and empty cells closed in on all sides. */
  readonly brokenGroups: readonly string[];
  readonly holes: number;
}

export function hexLayoutQuality(areas: readonly LayoutArea[], placements: readonly HexPlacement[]): HexLayoutQuality {
  const cellOf = new Map(placements.map((placement) => [placement.code, placement]));
  const placed = areas.map((area) => {
    const cell = cellOf.get(area.code);
    if (cell === undefined) throw new Error(`${area.code} was not placed`);
    return { area, cell, true: onScreen(area.centre), drawn: hexCentre(cell) };
  });
  const steps = gabrielNeighbours(placed.map((one) => one.true)).flatMap(([from, to]) => {
    const ends = [placed[from]?.cell, placed[to]?.cell] as const;
    return ends[0] && ends[1] ? [hexDistance(ends[0], ends[1])] : [];
  });
  const share = (most: number) => steps.filter((count) => count <= most).length / steps.length;
  return {
    neighboursTouching: share(1),
    neighboursWithinTwo: share(2),
    northToSouth: spearman(
      placed.map((one) => one.true.y),
      placed.map((one) => one.drawn.y),
    ),
    westToEast: spearman(
      placed.map((one) => one.true.x),
      placed.map((one) => one.drawn.x),
    ),
    meanDisplacement: meanDisplacement(placed),
    brokenGroups: brokenGroups(areas, placements),
    holes: countHoles(placements),
  };
}

/** After the one move and enlargement (no turn) that brings the true points nearest to the drawn ones. */
function meanDisplacement(pairs: readonly { readonly true: PlanePoint; readonly drawn: PlanePoint }[]): number {
  const from = middleOf(pairs.map((pair) => pair.true));
  const to = middleOf(pairs.map((pair) => pair.drawn));
  const offsets = pairs.map((pair) => ({
    real: { x: pair.true.x - from.x, y: pair.true.y - from.y },
    drawn: { x: pair.drawn.x - to.x, y: pair.drawn.y - to.y },
  }));
  const product = offsets.reduce((sum, { real, drawn }) => sum + real.x * drawn.x + real.y * drawn.y, 0);
  const scale = product / offsets.reduce((sum, { real }) => sum + real.x ** 2 + real.y ** 2, 0);
  return mean(offsets.map(({ real, drawn }) => Math.hypot(real.x * scale - drawn.x, real.y * scale - drawn.y)));
}

function middleOf(points: readonly PlanePoint[]): PlanePoint {
  return { x: mean(points.map((point) => point.x)), y: mean(points.map((point) => point.y)) };
}

function brokenGroups(areas: readonly LayoutArea[], placements: readonly HexPlacement[]): readonly string[] {
  const groupOf = new Map(areas.map((area) => [area.code, area.group ?? '']));
  const groups = [...new Set(groupOf.values())].sort();
  return groups.filter((group) => countPieces(placements.filter((one) => groupOf.get(one.code) === group)) > 1);
}

type Cell = { readonly col: number; readonly row: number };

function countPieces(cells: readonly Cell[]): number {
  const left = new Map(cells.map((cell) => [keyOf(cell), cell]));
  let pieces = 0;
  for (const start of cells) {
    if (!left.has(keyOf(start))) continue;
    pieces++;
    clearFrom(start, left);
  }
  return pieces;
}

/** Empty cells from which the outside cannot be reached: pieces of the empty cells of the frame, all but the outermost. */
function countHoles(placements: readonly HexPlacement[]): number {
  const filled = new Set(placements.map(keyOf));
  const cols = Math.max(...placements.map((cell) => cell.col)) + 2;
  const rows = Math.max(...placements.map((cell) => cell.row)) + 2;
  const empty = new Map<string, Cell>();
  for (let row = -1; row <= rows; row++) {
    for (let col = -1; col <= cols; col++)
      if (!filled.has(keyOf({ col, row }))) empty.set(keyOf({ col, row }), { col, row });
  }
  clearFrom({ col: -1, row: -1 }, empty);
  return empty.size;
}

function clearFrom(start: Cell, left: Map<string, Cell>): void {
  const open = [start];
  left.delete(keyOf(start));
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    for (const next of hexNeighbours(cell)) if (left.delete(keyOf(next))) open.push(next);
  }
}

function keyOf({ col, row }: Cell): string {
  return `${col},${row}`;
}
