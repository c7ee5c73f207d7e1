import { topDecileRank } from './rank-by-need.ts';
import { type Drawing, laneOf, type SummariseTask } from './uncertainty-drawing.ts';
import type { Kernel } from './uncertainty-kernel.ts';
import { type Room, TURNED } from './uncertainty-layout.ts';
import { type Band, bandAfter, SHARES } from './uncertainty-windows.ts';

const NO_LIMIT = 0xffffffff;

/** Makes the worker for tasks of the kind `summarise`: means and deviations of scores, quantiles of ranks, how often in the top decile. */
export function createSummariser(
  { layout, plan }: Drawing,
  memory: WebAssembly.Memory,
  kernel: Kernel,
  room: Room,
): (task: SummariseTask) => void {
  const { areas, column, rankBytes, windowSize } = layout;
  const stored = (address: number, count: number): Uint16Array | Uint32Array =>
    rankBytes === 2 ? new Uint16Array(memory.buffer, address, count) : new Uint32Array(memory.buffer, address, count);
  const columnAt = (address: number): Float64Array => new Float64Array(memory.buffer, address, areas);
  const means = columnAt(layout.moments);
  const squares = columnAt(layout.moments + column);
  const topCounts = new Uint32Array(memory.buffer, layout.topCounts, areas);
  const quantiles = SHARES.map((_, i) => columnAt(layout.quantiles + i * column));
  const positions = new Uint32Array(memory.buffer, room.positions, 8);
  const found = new Uint32Array(memory.buffer, room.found, 8);
  const foundFirst = new Uint32Array(2 * SHARES.length);
  const below = new Uint32Array(memory.buffer, room.below, 1);
  const candidates = stored(room.candidates, windowSize + layout.batch + 16);
  const windows = stored(layout.windows, areas * SHARES.length * windowSize);
  const windowEnds = new Uint32Array(memory.buffer, layout.windowEnds, windowSize > 0 ? areas * SHARES.length * 2 : 0);
  const misses = new Int32Array(memory.buffer, layout.misses, 1);

  /** Joins the lanes, in order, to what there was: Chan, Golub and LeVeque (1979), "Updating formulae", Stanford STAN-CS-79-773, eq. 2.1. */
  function joinMoments({ fromArea, toArea, batch, end }: SummariseTask): void {
    let seen = batch;
    for (let lane = 0; lane < layout.lanes; lane++) {
      const { from, to } = laneOf(layout, end - batch, lane);
      const draws = to - from;
      if (draws === 0) continue;
      const firsts = columnAt(layout.laneSums + 3 * lane * column);
      const sums = columnAt(layout.laneSums + (3 * lane + 1) * column);
      const squaresOfLane = columnAt(layout.laneSums + (3 * lane + 2) * column);
      for (let area = fromArea; area < toArea; area++) {
        const shift = sums[area]! / draws;
        const mean = firsts[area]! + shift;
        const square = Math.max(0, squaresOfLane[area]! - sums[area]! * shift);
        const apart = mean - means[area]!;
        means[area] = seen === 0 ? mean : means[area]! + (apart * draws) / (seen + draws);
        squares[area] = seen === 0 ? square : squares[area]! + square + (apart * apart * seen * draws) / (seen + draws);
      }
      seen += draws;
    }
  }

  /** The first batch: all its ranks are candidates for every quantile. `wanted` are the ends of all bands in ascending order. */
  function openWindows(area: number, ranks: number, seen: number, { after, ends, wanted }: Bands): void {
    kernel.orderStatistics(ranks, seen, room.positions, wanted, room.found, room.counters);
    for (let i = 0; i < ends.length; i++) foundFirst[i] = found[ends[i]!]!;
    for (let i = 0; i < after.length; i++)
      settle(area, i, ranks, seen, after[i]!, foundFirst[2 * i]!, foundFirst[2 * i + 1]!, after[i]!, seen);
  }

  /** A later batch: the candidates are the window, and the ranks that fall into it. */
  function narrowWindow(
    area: number,
    window: number,
    ranks: number,
    draws: number,
    before: Band,
    after: Band,
    seen: number,
  ): void {
    const entry = area * SHARES.length + window;
    const least = windowEnds[2 * entry]!;
    const most = windowEnds[2 * entry + 1]!;
    const fresh = kernel.sift(ranks, draws, least, most, room.candidates, room.below);
    const kept = before.to - before.from + 1;
    const count = fresh + kept;
    candidates.set(windows.subarray(entry * windowSize, entry * windowSize + kept), fresh);
    candidates.fill(candidates[count - 1]!, count, count + 8);
    const passed = before.from + below[0]!;
    const wanted = { from: after.from - passed, to: after.to - passed };
    if (wanted.from < 0 || wanted.to >= count) Atomics.add(misses, 0, 1);
    const place = { from: clamp(wanted.from, count), to: clamp(wanted.to, count) };
    positions.set([place.from, place.to]);
    kernel.orderStatistics(room.candidates, count, room.positions, 2, room.found, room.counters);
    settle(area, window, room.candidates, count, place, found[0]!, found[1]!, after, seen);
  }

  /**
   * Keeps the candidates at the places `place` as the new window or, after the last draw, writes the quantile that lies between them. `least` and
   * `most` are the values at those places; `band` are the places among all draws so far.
   */
  function settle(
    area: number,
    window: number,
    values: number,
    count: number,
    place: Band,
    least: number,
    most: number,
    band: Band,
    seen: number,
  ): void {
    if (seen === plan.draws) {
      const between = (plan.draws - 1) * SHARES[window]!;
      quantiles[window]![area] = least + (most - least) * (between - Math.floor(between));
      return;
    }
    const entry = area * SHARES.length + window;
    const start = entry * windowSize;
    const address = layout.windows + start * rankBytes;
    const size = place.to - place.from + 1;
    // Ranks equal to an end may lie within the window and without: those between are copied, the ends made up to their number.
    const inner = kernel.sift(values, count, least + 1, most - 1, address, room.below);
    const leastOnes = Math.min(below[0]! - place.from, size - inner);
    windows.fill(least, start + inner, start + inner + leastOnes);
    windows.fill(most, start + inner + leastOnes, start + size);
    windowEnds[2 * entry] = band.from === 0 ? 0 : least;
    windowEnds[2 * entry + 1] = band.to === seen - 1 ? NO_LIMIT : most;
  }

  function summariseArea(area: number, ranks: number, { batch, end }: SummariseTask, bands: Bands): void {
    const inTop = kernel.countAtMost(ranks, end - batch, topDecileRank(areas));
    topCounts[area] = batch === 0 ? inTop : topCounts[area]! + inTop;
    if (batch === 0) openWindows(area, ranks, end, bands);
    else
      for (let window = 0; window < SHARES.length; window++)
        narrowWindow(area, window, ranks, end - batch, bands.before[window]!, bands.after[window]!, end);
  }

  function bandsOf({ batch, end }: SummariseTask): Bands {
    const bandsAt = (seen: number) => SHARES.map((share) => bandAfter(seen, plan.draws, share, layout.reach));
    const after = bandsAt(end);
    const ends = after.flatMap(({ from, to }) => [from, to]);
    const wanted = [...new Set(ends)].sort((one, other) => one - other);
    if (batch === 0) positions.set(wanted);
    return {
      before: batch === 0 ? [] : bandsAt(batch),
      after,
      ends: ends.map((end) => wanted.indexOf(end)),
      wanted: wanted.length,
    };
  }

  return (task) => {
    joinMoments(task);
    const { fromArea, toArea, batch, end } = task;
    const bands = bandsOf(task);
    const stride = Math.ceil((end - batch) / 8) * 8;
    for (let first = fromArea; first < toArea; first += TURNED) {
      const count = Math.min(TURNED, toArea - first);
      kernel.turn(layout.ranks, areas, first, count, end - batch, room.turned, stride);
      for (let i = 0; i < count; i++) summariseArea(first + i, room.turned + i * stride * rankBytes, task, bands);
    }
  };
}

interface Bands {
  readonly before: readonly Band[];
  readonly after: readonly Band[];
  /** For both ends of each band after, their place among the `wanted` different ones. */
  readonly ends: readonly number[];
  readonly wanted: number;
}

function clamp(place: number, count: number): number {
  return Math.min(Math.max(place, 0), count - 1);
}
