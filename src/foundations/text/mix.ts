/** The finisher of MurmurHash3 (Appleby, public domain): every bit of a word moves every other. A bijection on 32 bits. */
export function mix(word: number): number {
  let h = word ^ (word >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** One hash after another: order counts. */
export function mixInto(hash: number, word: number): number {
  return mix(Math.imul(hash, 0x9e3779b1) ^ word);
}
