/** 64 bits, as two whole numbers. Who does not have it cannot tell which letters a hash is of. */
export type HashKey = readonly [low: number, high: number];

export const openKey: HashKey = [0, 0];

/**
 * HalfSipHash-2-4 with 32 bits of result, over the UTF-16 units of a text from `start` up to and without `end`, low byte first.
 *
 * Source: Aumasson and Bernstein (2012), "SipHash: a fast short-input PRF", INDOCRYPT; the 32-bit variant and its test vectors are the authors'
 * (reference implementation, CC0).
 */
export function keyedHash([low, high]: HashKey, text: string, start: number, end: number): number {
  let v0 = low | 0;
  let v1 = high | 0;
  let v2 = low ^ 0x6c796765;
  let v3 = high ^ 0x74656462;

  const turn = () => {
    v0 = (v0 + v1) | 0;
    v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
    v0 = (v0 << 16) | (v0 >>> 16);
    v2 = (v2 + v3) | 0;
    v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
    v0 = (v0 + v3) | 0;
    v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
    v2 = (v2 + v1) | 0;
    v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
    v2 = (v2 << 16) | (v2 >>> 16);
  };
  const takeIn = (word: number) => {
    v3 ^= word;
    turn();
    turn();
    v0 ^= word;
  };

  let at = start;
  for (; at + 1 < end; at += 2) takeIn(text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16));
  takeIn(((2 * (end - start)) << 24) | (at < end ? text.charCodeAt(at) : 0));
  v2 ^= 0xff;
  for (let turns = 0; turns < 4; turns++) turn();
  return (v1 ^ v3) >>> 0;
}
