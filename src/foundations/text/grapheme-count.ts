/**
 * How many characters a reader sees: an emoji of a family is one, a Bengali conjunct with its vowel too. `language` is the one the text is in.
 *
 * @example graphemeCount('👨‍👩‍👧 ক্ষি', 'bn') // 3
 */
export function graphemeCount(text: string, language: string): number {
  let count = 0;
  for (const _ of new Intl.Segmenter(language, { granularity: 'grapheme' }).segment(text)) count++;
  return count;
}
