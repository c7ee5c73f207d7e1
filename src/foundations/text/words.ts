import { comparable } from './comparable.ts';

/** A word as it stands in a text, from `start` up to and without `end` (UTF-16 units), and its comparing form. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly form: string;
}

const wordsOfText = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}\p{Cf}'’‘ʼʻʾʿ]*[\p{L}\p{N}\p{M}])?/gu;

/** The words of a text in their order; those with nothing to compare (a tatweel alone) are left out. Linear time. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const { 0: found, index } of text.matchAll(wordsOfText)) {
    const form = comparable(found);
    if (form !== '') words.push({ start: index, end: index + found.length, form });
  }
  return words;
}
