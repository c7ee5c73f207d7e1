import { expect, test } from 'vitest';
import { directionOf } from './direction-of.ts';

test.each([
  ['peace', 'ur', 'ltr'],
  ['امن', 'en', 'rtl'],
  ['15 سال سے', 'en', 'rtl'],
  ['“شكرا” said my neighbour', 'en', 'rtl'],
  ['My neighbour said شكرا', 'ar', 'ltr'],
  ['শান্তি', 'bn', 'ltr'],
  ['\u202eabc', 'ar', 'ltr'],
  ['😀 123', 'en', 'ltr'],
  ['😀 123', 'ur', 'rtl'],
  ['', 'ar-EG', 'rtl'],
  ['', 'tr', 'ltr'],
  ['\ud800', 'fa', 'rtl'],
])('%j on a page in %s runs %s', (text, language, direction) => {
  expect(directionOf(text, language)).toBe(direction);
});
