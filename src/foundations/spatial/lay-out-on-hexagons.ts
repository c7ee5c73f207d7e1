import { spaceEvenly } from './even-spacing.ts';
import { HexBoard } from './hex-board.ts';
import type { HexCell } from './hex-grid.ts';
import { assignCells, improve, reassign } from './hex-search.ts';
import type { PlanePoint } from './plane-point.ts';

/** The grid is tried in these positions under the points, in parts of a cell, and the best outcome is kept. */
const phases = [
  { x: 0, y: 0 },
  { x: 0.5, y: 0 },
  { x: 0.25, y: 0.5 },
  { x: 0.75, y: 0.5 },
];

/**
 * Gives each point a hexagon of its own so that the picture still looks like the map: points are spread evenly, assigned to the cells of a
 * grid at the least total squared distance, and then moved by assignment, swaps and shifts while that brings neighbours together, keeps
 * each group in one piece and closes holes. `points` have y to the south; `groups` numbers the group of each point. The same points in
 * the same order always give the same cells; the first column and row are 0 (rows keep their parity). Meant for hundreds of
 * points: about a second for 300, and the time grows with the cube.
 */
export function layOutOnHexagons(points: readonly PlanePoint[], groups: Int32Array): readonly HexCell[] {
  if (groups.length !== points.length)
    throw new Error(`one group for each point: got ${groups.length} for ${points.length}`);
  if (points.length === 0) return [];
  const spacing = spaceEvenly(points);
  const boards = phases.map((phase) => settledBoard(new HexBoard(spacing, groups, phase)));
  const best = boards.reduce((a, b) => (b.cost < a.cost ? b : a));
  return fromTheCorner(Array.from(best.board.cellOf, (cell) => best.board.cells[cell]!));
}

function settledBoard(board: HexBoard): { readonly board: HexBoard; readonly cost: number } {
  assignCells(board);
  reassign(board);
  improve(board);
  return { board, cost: board.cost() };
}

/** Odd rows are pushed to the east, so rows may be counted down only by twos. */
function fromTheCorner(cells: readonly HexCell[]): readonly HexCell[] {
  const col = Math.min(...cells.map((cell) => cell.col));
  const top = Math.min(...cells.map((cell) => cell.row));
  const row = top - (top & 1);
  return cells.map((cell) => ({ col: cell.col - col, row: cell.row - row }));
}
