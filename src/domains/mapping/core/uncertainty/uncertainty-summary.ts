import { topDecileRank } from '../compute/rank-by-need.ts';
import { type Drawing, laneOf, type SummariseTask } from './uncertainty-drawing.ts';
import type { Kernel } from './uncertainty-kernel.ts';
import { type Room, TURNED } from './uncertainty-layout.ts';
import { bandAfter, SHARES } from './uncertainty-windows.ts';

/** Of a row that tells the kernel about a window. */
const BAND_WORDS = 6;

/** Makes the worker for tasks of the kind `summarise`: means and deviations of scores, windows of ranks, how often in the top decile. */
export function createSummariser(
  { layout, plan }: Drawing,
  memory: WebAssembly.Memory,
  kernel: Kernel,
  room: Room,
): (task: SummariseTask) => void {
  const { areas, column, rankBytes } = layout;
  const columnAt = (address: number): Float64Array => new Float64Array(memory.buffer, address, areas);
  const means = columnAt(layout.moments);
  const squares = columnAt(layout.moments + column);
  const bands = new Uint32Array(memory.buffer, room.bands, BAND_WORDS * SHARES.length + 8);
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

  /** Writes down for the kernel what each window is to hold, and where its ends stand among all places wanted. Returns how many those are. */
  function writeBands(seen: number): number {
    const wanted = SHARES.map((share) => bandAfter(seen, plan.draws, share, layout.reach));
    const places = [...new Set(wanted.flatMap(({ from, to }) => [from, to]))].sort((one, other) => one - other);
    for (const [i, { from, to }] of wanted.entries())
      bands.set([from, to, places.indexOf(from), places.indexOf(to), 0, layout.windowSizes[i]!], BAND_WORDS * i);
    bands.set(places, BAND_WORDS * SHARES.length);
    return places.length;
  }

  return (task) => {
    const { fromArea, toArea, batch, end } = task;
    const draws = end - batch;
    const stride = Math.ceil(draws / 8) * 8;
    joinMoments(task);
    const wanted = writeBands(end);
    let missed = 0;
    for (let first = fromArea; first < toArea; first += TURNED) {
      const count = Math.min(TURNED, toArea - first);
      kernel.turn(layout.ranks, areas, first, count, draws, room.turned, stride);
      for (const [i, size] of layout.windowSizes.entries())
        bands[BAND_WORDS * i + 4] = layout.windows[i]! + first * size * rankBytes;
      missed += kernel.summarise(
        room.turned,
        stride,
        count,
        draws,
        end,
        Number(end === plan.draws),
        room.bands,
        wanted,
        layout.windowStates + first * SHARES.length * 16,
        topDecileRank(areas),
        layout.topCounts + first * 4,
        room.candidates,
        room.scratch,
      );
    }
    if (missed > 0) Atomics.add(misses, 0, missed);
  };
}
