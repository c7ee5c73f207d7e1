import { type HashKey, keyedHash, openKey } from './keyed-hash.ts';

/** The shingles of a text as hashes, ascending, each once. Two different shingles share a hash once in four thousand million. */
export type Shingles = Uint32Array;

/**
 * Every run of `length` letters of a comparing form, across words and without spaces, so that neither spacing nor the end of a word matters.
 * A text shorter than that is one shingle; an empty one has none. With a key, whoever lacks it cannot tell which letters a shingle is of: runs are so
 * short that all of them could be tried.
 *
 * @example shingles(comparable('Not in my name!')).length // 7: notinm, otinmy, tinmyn, ...
 */
export function shingles(comparing: string, length = 6, key: HashKey = openKey): Shingles {
  if (!(Number.isInteger(length) && length >= 1)) throw new RangeError(`shingles need a length from 1: got ${length}`);
  const letters = comparing.replaceAll(' ', '');
  if (letters === '') return new Uint32Array(0);
  const hashes = new Uint32Array(Math.max(1, letters.length - length + 1));
  for (let at = 0; at < hashes.length; at++)
    hashes[at] = keyedHash(key, letters, at, Math.min(at + length, letters.length));
  return ascendingOnce(hashes);
}

function ascendingOnce(hashes: Uint32Array): Uint32Array {
  hashes.sort();
  let kept = 0;
  for (let at = 0; at < hashes.length; at++)
    if (at === 0 || hashes[at] !== hashes[at - 1]) hashes[kept++] = hashes[at]!;
  return hashes.slice(0, kept);
}

/** How many shingles two texts share. */
export function sharedShingles(one: Shingles, other: Shingles): number {
  let shared = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const a = one[i]!;
    const b = other[j]!;
    if (a === b) shared++;
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return shared;
}

/** The share of all shingles of two texts that both have: 0 to 1, and 0 for two empty texts (Jaccard 1901). */
export function jaccard(one: Shingles, other: Shingles): number {
  const shared = sharedShingles(one, other);
  const all = one.length + other.length - shared;
  return all === 0 ? 0 : shared / all;
}
