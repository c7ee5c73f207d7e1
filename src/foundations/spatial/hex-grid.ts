import type { PlanePoint } from './plane-point.ts';

/**
 * A cell of a grid of pointy-topped hexagons in "odd-r" offset coordinates: rows are counted from the north, columns from the west,
 * and every odd row is pushed half a cell to the east.
 */
export interface HexCell {
  readonly col: number;
  readonly row: number;
}

/** The distance between two rows when that between two columns is 1. */
export const rowHeight = Math.sqrt(3) / 2;

/** The centre of a cell: x to the east, y to the south, as on a screen. Neighbouring centres are 1 apart. */
export function hexCentre(cell: HexCell): PlanePoint {
  return { x: cell.col + (cell.row & 1) / 2, y: cell.row * rowHeight };
}

/** The fewest steps from one cell to another: 0 for the same, 1 for cells that share a side. */
export function hexDistance(a: HexCell, b: HexCell): number {
  const rows = b.row - a.row;
  const q = b.col - (b.row - (b.row & 1)) / 2 - (a.col - (a.row - (a.row & 1)) / 2);
  return Math.max(Math.abs(rows), Math.abs(q), Math.abs(q + rows));
}

/** The six cells that share a side with this one, from the east and against the clock. */
export function hexNeighbours({ col, row }: HexCell): readonly HexCell[] {
  const shift = row & 1;
  return [
    { col: col + 1, row },
    { col: col + shift, row: row - 1 },
    { col: col + shift - 1, row: row - 1 },
    { col: col - 1, row },
    { col: col + shift - 1, row: row + 1 },
    { col: col + shift, row: row + 1 },
  ];
}
