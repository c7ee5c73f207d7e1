import { expect, test } from 'vitest';
import { graphemeCount } from './grapheme-count.ts';
import { floods } from './testing/tricky-text.ts';

test.each([
  ['', 'en', 0],
  ['peace', 'en', 5],
  ['👨‍👩‍👧🏽', 'en', 1],
  ['🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}🇧🇩', 'en', 2],
  ['e\u0301\u0300\u0316', 'en', 1],
  ['سَلَامٌ', 'ar', 4],
  ['ক্ষি', 'bn', 1],
  ['\ud800a', 'en', 2],
  ['a\r\nb', 'en', 3],
])('%j in %s is %i to a reader', (text, language, count) => {
  expect(graphemeCount(text, language)).toBe(count);
});

test.each(Object.entries(floods))('%s are counted', (_, flood) => {
  expect(graphemeCount(flood, 'ur')).toBeLessThanOrEqual(flood.length);
});
