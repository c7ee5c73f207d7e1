import { expect, test } from 'vitest';
import { keyedHash } from './keyed-hash.ts';

/** The authors' vectors for a key of the bytes 0 to 7 and a text of the bytes 0, 1, 2, …, at the even lengths that UTF-16 has. */
const vectors: readonly (readonly [length: number, hash: readonly number[]])[] = [
  [0, [0xa9, 0x35, 0x9f, 0x5b]],
  [2, [0xfa, 0x62, 0xa6, 0x03]],
  [4, [0x2a, 0x6e, 0x46, 0x89]],
  [6, [0x58, 0x63, 0xfc, 0x23]],
  [8, [0xd0, 0xb8, 0x84, 0x8f]],
  [10, [0x94, 0xb0, 0x79, 0x34]],
  [12, [0x57, 0xf0, 0x87, 0x2f]],
];
const text = String.fromCharCode(...Array.from({ length: 8 }, (_, at) => 2 * at + ((2 * at + 1) << 8)));
const key = [0x03020100, 0x07060504] as const;

test.each(vectors)('the hash of %i bytes is that of the reference implementation', (length, bytes) => {
  const expected = new DataView(Uint8Array.from(bytes).buffer).getUint32(0, true);
  expect(keyedHash(key, text, 0, length / 2)).toBe(expected);
});

test('a part of a text has the hash of that part alone', () => {
  expect(keyedHash(key, `xy${text}z`, 2, 7)).toBe(keyedHash(key, text, 0, 5));
});

test('another key gives another hash', () => {
  expect(keyedHash([1, 0], text, 0, 5)).not.toBe(keyedHash([0, 1], text, 0, 5));
});
