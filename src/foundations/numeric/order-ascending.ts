import { requireFinite } from './checks.ts';

/** Below this many values, clearing the radix counters costs more than a comparison sort. */
const FEW = 600;

/** A double's 64 bits, least significant first, in digits of at most 11 bits: the word each is in, its shift, its mask. */
const DIGITS = [
  { high: false, shift: 0, mask: 0x7ff },
  { high: false, shift: 11, mask: 0x7ff },
  { high: false, shift: 22, mask: 0x3ff },
  { high: true, shift: 0, mask: 0x7ff },
  { high: true, shift: 11, mask: 0x7ff },
  { high: true, shift: 22, mask: 0x3ff },
] as const;

/** Where the sign and exponent of a double are found among its two 32-bit words on this machine. */
const HIGH_WORD = new Uint32Array(Float64Array.of(1).buffer)[1] === 0 ? 0 : 1;

/**
 * The positions of the values from the smallest to the largest; equal values keep their order.
 *
 * Linear in the number of values: a radix sort on the bits of the doubles that skips every digit in which all values agree (whole numbers share
 * most of them). Empty gives empty. NaN and infinity throw.
 * Source: T. Herf (2001), "Radix tricks", for ordering floats by their bits.
 *
 * @example orderAscending([30, 10, 20]) // [1, 2, 0]
 */
export function orderAscending(values: ArrayLike<number>): Uint32Array<ArrayBuffer> {
  requireFinite('orderAscending', values);
  const order = new Uint32Array(values.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  if (values.length < FEW) return order.sort((a, b) => values[a]! - values[b]!);
  return sortByRadix(order, sortableWords(values));
}

interface SortableWords {
  readonly low: Uint32Array;
  readonly high: Uint32Array;
}

/** Flips bits so that unsigned order is numeric order: all of them for a negative number, the sign alone otherwise. */
function sortableWords(values: ArrayLike<number>): SortableWords {
  const count = values.length;
  const doubles = new Float64Array(count);
  for (let i = 0; i < count; i++) doubles[i] = values[i]! + 0; // -0 becomes 0: they are equal, so their order must not differ
  const words = new Uint32Array(doubles.buffer);
  const low = new Uint32Array(count);
  const high = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const upper = words[2 * i + HIGH_WORD]!;
    const flip = upper >>> 31 === 1 ? 0xffffffff : 0;
    low[i] = words[2 * i + 1 - HIGH_WORD]! ^ flip;
    high[i] = upper ^ (flip | 0x80000000);
  }
  return { low, high };
}

function sortByRadix(order: Uint32Array<ArrayBuffer>, words: SortableWords): Uint32Array<ArrayBuffer> {
  const counts = new Uint32Array(0x800);
  let from = order;
  let into = new Uint32Array(order.length);
  for (const { high, shift, mask } of DIGITS) {
    const keys = high ? words.high : words.low;
    counts.fill(0);
    for (let i = 0; i < keys.length; i++) counts[(keys[i]! >>> shift) & mask]!++;
    if (counts[(keys[0]! >>> shift) & mask] === keys.length) continue;
    let start = 0;
    for (let digit = 0; digit <= mask; digit++) {
      const count = counts[digit]!;
      counts[digit] = start;
      start += count;
    }
    for (let i = 0; i < from.length; i++) {
      const position = from[i]!;
      into[counts[(keys[position]! >>> shift) & mask]!++] = position;
    }
    [from, into] = [into, from];
  }
  return from;
}
