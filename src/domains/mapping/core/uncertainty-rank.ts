import { orderAscending } from '#foundations/numeric';
import type { Kernel } from './uncertainty-kernel.ts';
import type { Digits, Layout, Room } from './uncertainty-layout.ts';

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
  { areas, digits, rankBytes }: Layout,
  kernel: Kernel,
  room: Room,
  slot: number,
  ranks: number,
  bytes: 2 | 4 = rankBytes,
): void {
  const { low, high, index } = digits;
  kernel.sortByLowDigit(room.keys[slot]!, room.lowCounts[slot]!, room.words, areas, low, index);
  const rankWords = bytes === rankBytes ? kernel.rankWords : kernel.rankWordsLong;
  const isDone = rankWords(
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
  const into =
    bytes === 2 ? new Uint16Array(memory.buffer, ranks, areas) : new Uint32Array(memory.buffer, ranks, areas);
  rankByFullSort(new Float64Array(memory.buffer, room.scores[slot]!, areas), into);
}

/** Empties the counts of both digits. */
export function clearCounts(memory: WebAssembly.Memory, { digits }: Layout, room: Room, slot: number): void {
  new Uint32Array(memory.buffer, room.lowCounts[slot]!, 1 << digits.low).fill(0);
  new Uint32Array(memory.buffer, room.highCounts[slot]!, 1 << digits.high).fill(0);
}

function rankByFullSort(scores: Float64Array, into: Uint16Array | Uint32Array): void {
  const ascending = orderAscending(scores);
  const count = scores.length;
  let rank = 0;
  for (let i = 0; i < count; i++) {
    const area = ascending[count - 1 - i]!;
    if (i === 0 || scores[area] !== scores[ascending[count - i]!]) rank = i + 1;
    into[area] = rank;
  }
}
