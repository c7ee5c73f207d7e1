import { orderAscending } from '#foundations/numeric';
import type { Kernel } from './uncertainty-kernel.ts';
import { type Digits, type Layout, type Ranks, type Room, ranksAt } from './uncertainty-layout.ts';

/** Looking again at more than this many areas for each, the keys have told the scores apart badly, and a full sort is quicker. */
const PATIENCE = 8;

/** How scores become keys of two digits: (top - score) x scale. */
export interface KeyScale {
  readonly top: number;
  readonly scale: number;
}

/** `least` and `most` bound the scores; the closer, the better the keys tell them apart. */
export function keyScale(least: number, most: number, { low, high }: Digits): KeyScale {
  const slack = (Math.abs(least) + Math.abs(most)) * 1e-12; // bounds and scores were rounded
  const top = most + slack;
  const span = top - least + slack;
  const scale = (2 ** (low + high) - 1) / span;
  return { top, scale: Number.isFinite(scale) ? scale : 0 }; // no span, or too small a one: all have the same key
}

/**
 * Ranks the scores whose keys are in place `slot` of the room: two counting passes by the digits of the keys, the second of which compares the
 * scores themselves where keys are equal. Where the keys failed (one giant among dwarfs) the scores are sorted on all their bits. Linear in
 * the number of areas either way.
 */
export function rankByKeys(
  memory: WebAssembly.Memory,
  layout: Layout,
  kernel: Kernel,
  room: Room,
  slot: number,
  ranks: number,
): void {
  const { areas, digits } = layout;
  const { low, high, index } = digits;
  kernel.sortByLowDigit(room.keys[slot]!, room.lowCounts[slot]!, room.words, areas, low, index);
  const isDone = kernel.rankWords(
    room.words,
    room.lowCounts[slot]!,
    room.highCounts[slot]!,
    room.last,
    room.scores[slot]!,
    ranks,
    low,
    high,
    index,
    PATIENCE * areas,
  );
  if (isDone) return;
  rankByFullSort(new Float64Array(memory.buffer, room.scores[slot]!, areas), ranksAt(memory, layout, ranks, areas));
}

/** Empties the counts of both digits. */
export function clearCounts(memory: WebAssembly.Memory, layout: Layout, room: Room, slot: number): void {
  ranksAt(memory, layout, room.lowCounts[slot]!, 1 << layout.digits.low).fill(0);
  ranksAt(memory, layout, room.highCounts[slot]!, 1 << layout.digits.high).fill(0);
}

function rankByFullSort(scores: Float64Array, into: Ranks): void {
  const ascending = orderAscending(scores);
  const count = scores.length;
  let rank = 0;
  for (let i = 0; i < count; i++) {
    const area = ascending[count - 1 - i]!;
    if (i === 0 || scores[area] !== scores[ascending[count - i]!]) rank = i + 1;
    into[area] = rank;
  }
}
