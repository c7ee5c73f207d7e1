import type { HexBoard } from './hex-board.ts';
import { optimalAssignment } from './optimal-assignment.ts';

const assignmentRounds = 4;
const stayPull = 0.09;
const mostPasses = 60;
const longestShift = 14;
/** Less than this is rounding, not an improvement. */
const leastGain = 1e-9;

/** Gives every point the cell that brings them all nearest to their targets together. */
export function assignCells(board: HexBoard): void {
  placeAll(
    board,
    bestCells(board, (point, cell) => board.standingCost(point, cell)),
  );
}

/**
 * Assigns all points again and again, each time counting what a cell would cost a point if its neighbours stayed where they are, and
 * keeps the best arrangement seen. Moves many points at once where moving one would only make things worse.
 */
export function reassign(board: HexBoard): void {
  let best = Int32Array.from(board.cellOf);
  let least = board.cost();
  for (let round = 0; round < assignmentRounds; round++) {
    const before = Int32Array.from(board.cellOf);
    placeAll(
      board,
      bestCells(board, (point, cell) => costIfOthersStay(board, point, cell, before)),
    );
    const cost = board.cost();
    if (cost < least - leastGain) {
      least = cost;
      best = Int32Array.from(board.cellOf);
    }
  }
  placeAll(board, best);
}

/** Swaps, steps and shifts, each the best found from its place, until none helps. */
export function improve(board: HexBoard): void {
  for (let pass = 0; pass < mostPasses; pass++) {
    let moved = false;
    for (let point = 0; point < board.size; point++) moved = makeBest(board, stepsAndSwaps(board, point)) || moved;
    for (let cell = 0; cell < board.cells.length; cell++) {
      if (board.pointAt[cell] === -1) moved = makeBest(board, shiftsInto(board, cell)) || moved;
    }
    if (!moved) return;
  }
}

/** Points and the cells they move to. A move permutes filled cells, or fills one empty cell and leaves the last one of `left`. */
interface Move {
  readonly points: readonly number[];
  readonly cells: readonly number[];
  readonly filled: number;
  readonly left: number;
}

function makeBest(board: HexBoard, moves: Iterable<Move>): boolean {
  let best: Move | null = null;
  let gain = -leastGain;
  const now = { groups: board.groupCosts(), outline: board.outlineCost() };
  for (const move of moves) {
    const change = changeBy(board, move, now, gain);
    if (change >= gain) continue;
    gain = change;
    best = move;
  }
  if (best !== null) board.place(best.points, best.cells);
  return best !== null;
}

interface ShapeNow {
  readonly groups: readonly number[];
  readonly outline: number;
}

/** What a move changes in the cost. Judged from cheap to dear and given up once it cannot beat `gain`: then too high, never too low. */
function changeBy(board: HexBoard, move: Move, now: ShapeNow, gain: number): number {
  const home = move.points.map((point) => board.cellOf[point]!);
  const opens = move.filled >= 0;
  const touched = opens ? cellsAround(board, move.filled, move.left) : [];
  const before = board.costOf(move.points) + sum(touched, (cell) => board.inletCost(cell));
  board.place(move.points, move.cells);
  let change = board.costOf(move.points) + sum(touched, (cell) => board.inletCost(cell)) - before;
  const groups = [...new Set(move.points.map((point) => board.groupOf(point)))];
  const groupsNow = sum(groups, (group) => now.groups[group]!);
  if ((opens || groups.length > 1) && change - groupsNow - (opens ? now.outline : 0) < gain) {
    change += sum(groups, (group) => board.groupCost(group)) - groupsNow;
    if (opens && change - now.outline < gain) change += board.outlineCost() - now.outline;
  }
  board.place(move.points, home);
  return change;
}

function cellsAround(board: HexBoard, ...cells: readonly number[]): readonly number[] {
  return [...new Set(cells.flatMap((cell) => [cell, ...around(board, cell)]))];
}

function sum(values: readonly number[], of: (value: number) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}

/** To every cell within two steps, and to those around each neighbour; whoever stands there takes the place left. */
function* stepsAndSwaps(board: HexBoard, point: number): Iterable<Move> {
  const here = board.cellOf[point]!;
  const cells = new Set<number>();
  for (const near of around(board, here)) {
    cells.add(near);
    for (const next of around(board, near)) cells.add(next);
  }
  for (const link of board.linksOf[point]!) {
    const other = board.linkFrom[link] === point ? board.linkTo[link]! : board.linkFrom[link]!;
    for (const near of around(board, board.cellOf[other]!)) cells.add(near);
  }
  cells.delete(here);
  for (const cell of [...cells].sort((a, b) => a - b)) {
    const other = board.pointAt[cell]!;
    if (other < 0) yield { points: [point], cells: [cell], filled: cell, left: here };
    else yield { points: [point, other], cells: [cell, here], filled: -1, left: -1 };
  }
}

/** Moves a line of points one step towards an empty cell; the line may turn once, by a sixth. */
function* shiftsInto(board: HexBoard, empty: number): Iterable<Move> {
  for (let side = 0; side < 6; side++) {
    const line: number[] = [];
    for (
      let cell = filled(board, empty, side);
      cell >= 0 && line.length < longestShift;
      cell = filled(board, cell, side)
    ) {
      line.push(cell);
      if (line.length > 1) yield shift(board, empty, line);
      for (const turn of [1, 5]) {
        const bent = [...line];
        const towards = (side + turn) % 6;
        for (
          let next = filled(board, cell, towards);
          next >= 0 && bent.length < longestShift;
          next = filled(board, next, towards)
        ) {
          bent.push(next);
          yield shift(board, empty, bent);
        }
      }
    }
  }
}

function shift(board: HexBoard, empty: number, line: readonly number[]): Move {
  const points = line.map((cell) => board.pointAt[cell]!);
  return { points, cells: [empty, ...line.slice(0, -1)], filled: empty, left: line[line.length - 1]! };
}

function filled(board: HexBoard, cell: number, side: number): number {
  const next = board.neighbours[cell * 6 + side]!;
  return next >= 0 && board.pointAt[next]! >= 0 ? next : -1;
}

function around(board: HexBoard, cell: number): readonly number[] {
  return board.around[cell]!;
}

function costIfOthersStay(board: HexBoard, point: number, cell: number, stay: Int32Array): number {
  let sum = board.standingCost(point, cell) + stayPull * board.steps(stay[point]!, cell) ** 2;
  for (const link of board.linksOf[point]!) {
    const from = board.linkFrom[link]!;
    const to = board.linkTo[link]!;
    sum += from === point ? board.linkCost(link, cell, stay[to]!) : board.linkCost(link, stay[from]!, cell);
  }
  return sum;
}

function bestCells(board: HexBoard, cost: (point: number, cell: number) => number): Int32Array {
  const costs = new Float64Array(board.size * board.cells.length);
  for (let point = 0; point < board.size; point++) {
    for (let cell = 0; cell < board.cells.length; cell++) costs[point * board.cells.length + cell] = cost(point, cell);
  }
  return optimalAssignment(board.size, board.cells.length, costs);
}

function placeAll(board: HexBoard, cells: ArrayLike<number>): void {
  board.place(
    Int32Array.from({ length: board.size }, (_, index) => index),
    cells,
  );
}
