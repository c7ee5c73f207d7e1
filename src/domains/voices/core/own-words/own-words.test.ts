import { describe, expect, test } from 'vitest';
import { corpora } from './testing/corpus.ts';
import { measure, paraphrasesNear } from './testing/measure.ts';

/**
 * What was measured on the half of the corpus that no length or threshold was chosen on, rounded down to hundredths: recall of the check itself, and
 * through the index. `npm run bench -- own-words` prints the whole table.
 */
const floors: Readonly<Record<string, { readonly recall: number; readonly throughIndex: number }>> = {
  en: { recall: 0.99, throughIndex: 0.98 },
  ur: { recall: 0.99, throughIndex: 0.99 },
  ar: { recall: 0.97, throughIndex: 0.96 },
  bn: { recall: 0.98, throughIndex: 0.98 },
  so: { recall: 0.97, throughIndex: 0.97 },
  tr: { recall: 0.98, throughIndex: 0.97 },
};

describe('the corpus', () => {
  test.each(corpora)('in $language says that nobody said this', ({ label }) => {
    expect(label).toBe('written for this demonstration; nobody said this');
  });

  test.each(corpora)('in $language has sixty statements, thirty paraphrases and people who begin alike', (corpus) => {
    expect(new Set(corpus.statements.map(({ text }) => text)).size).toBeGreaterThanOrEqual(60);
    expect(corpus.paraphrases.length).toBeGreaterThanOrEqual(30);
    expect(corpus.paraphrases.every(({ of }) => corpus.statements[of] !== undefined)).toBe(true);
    expect(corpus.alike.flat().length).toBeGreaterThanOrEqual(24);
  });
});

describe('on the half of the corpus that nothing was chosen on', () => {
  test.each(corpora)('edits in $language are seen through, and different people told apart', (corpus) => {
    const { edits, found, foundThroughIndex, wronglyNear, wronglyNearKept } = measure(corpus, 'report');
    const { recall, throughIndex } = floors[corpus.language]!;
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(found / edits).toBeGreaterThanOrEqual(recall);
    expect(foundThroughIndex / edits).toBeGreaterThanOrEqual(throughIndex);
    expect(found / (found + wronglyNear.length)).toBeGreaterThanOrEqual(0.98);
    expect(foundThroughIndex / (foundThroughIndex + wronglyNearKept.length)).toBeGreaterThanOrEqual(0.98);
  });

  test.each(corpora)('no edit in $language slips through more often than every fourth time', (corpus) => {
    const { byEdit } = measure(corpus, 'report');
    for (const [edit, { found, of }] of byEdit)
      expect([edit, found / of]).toEqual([edit, expect.toSatisfy((share) => share > 0.75)]);
  });
});

test.each(corpora)('a paraphrase in $language is somebody’s own words', (corpus) => {
  expect(paraphrasesNear(corpus).near).toBe(0);
});
