import { expect, it } from 'vitest';
import { parseByteRange } from './byte-range.ts';

it.each([
  ['bytes=0-15', { start: 0, length: 16 }],
  ['bytes=90-', { start: 90, length: 10 }],
  ['bytes=90-500', { start: 90, length: 10 }],
  ['bytes=-10', { start: 90, length: 10 }],
  ['bytes=-500', { start: 0, length: 100 }],
  ['bytes = 0 - 0', { start: 0, length: 1 }],
  ['bytes=100-', 'none'],
  ['bytes=100-200', 'none'],
  ['bytes=-0', 'none'],
  ['bytes=9-3', 'whole'],
  ['bytes=0-1,5-6', 'whole'],
  ['bytes=-', 'whole'],
  ['bytes=a-b', 'whole'],
  ['lines=0-1', 'whole'],
  ['bytes=0-99999999999999999999', 'whole'],
  ['', 'whole'],
  [undefined, 'whole'],
])('of a file of 100 bytes, %s is read as it is meant', (header, range) => {
  expect(parseByteRange(header, 100)).toEqual(range);
});
