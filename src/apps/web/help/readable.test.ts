import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { expect, it } from 'vitest';
import { packageRoot } from '#platform/config';

const words = JSON.parse(readFileSync(join(packageRoot(), 'messages/en.json'), 'utf8')) as Readonly<
  Record<string, string>
>;

/** Parts of the pages for somebody with a worry. What the law or an office calls itself is no word of ours, and counts all the same. */
const parts = ['help', 'people', 'mine', 'training', 'prevent', 'survey', 'results'];

/**
 * A grade of the schools of the United States begins at the age of five more: grade 6 is read at eleven. Formula: Kincaid and others, Derivation of new readability
 * formulas, Navy Research Branch Report 8-75 (1975).
 */
it.each(parts)('the English words of %s are read at the age of eleven', (part) => {
  const sentences = Object.entries(words)
    .filter(([key]) => key.startsWith(`${part}.`))
    .flatMap(([, text]) => text.replaceAll(/\{[^}]*\}/g, 'one').split(/(?<=[.?!:])\s+/));
  const counted = sentences.flatMap((sentence) => sentence.match(/[\p{L}\p{N}’'-]+/gu) ?? []);
  const grade = fleschKincaid({
    sentence: sentences.length,
    word: counted.length,
    syllable: counted.reduce((sum, word) => sum + syllable(word), 0),
  });
  console.log(
    `${part}: ${counted.length} words in ${sentences.length} sentences, read at the age of ${(grade + 5).toFixed(1)}`,
  );
  expect(counted.length).toBeGreaterThan(100);
  expect(grade + 5).toBeLessThanOrEqual(11);
});
