// Texts for measuring, made of the words of the corpus in six languages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '#foundations/numeric';
import { root } from './repository-files.ts';

const languages = ['en', 'ur', 'ar', 'bn', 'so', 'tr'];

export interface Vocabulary {
  readonly words: readonly string[];
  readonly phrases: readonly string[];
}

/** The words of the corpus with as many again made of their halves, the frequent ones first, and the runs of four words that people share. */
function vocabularyOf(language: string, random: Random): Vocabulary {
  const file = readFileSync(join(root, `src/domains/voices/corpus/${language}.json`), 'utf8');
  const corpus = JSON.parse(file) as { statements: { text: string }[]; alike: string[][] };
  const texts = [...corpus.statements.map(({ text }) => text), ...corpus.alike.flat()];
  const spoken = texts.flatMap((text) => text.split(/\s+/u));
  const pick = () => spoken[random.below(spoken.length)] ?? '';
  const made = Array.from({ length: 20_000 }, () => {
    const [one, other] = [pick(), pick()];
    return one.slice(0, Math.ceil(one.length / 2)) + other.slice(other.length >> 1);
  });
  const phrases = spoken.map((_, at) => spoken.slice(at, at + 4).join(' '));
  const counts = Map.groupBy(spoken, (word) => word);
  const frequentFirst = [...counts].sort((one, other) => other[1].length - one[1].length).map(([word]) => word);
  return { words: [...new Set([...frequentFirst, ...made])], phrases };
}

/** Eight to forty words; one in eight places is a shared phrase, and a frequent word comes far more often than a rare one (Zipf). */
export function madeUpText({ words, phrases }: Vocabulary, random: Random): string {
  const places = 8 + random.below(33);
  const parts: string[] = [];
  for (let count = 0; count < places; count++) {
    if (random.below(8) === 0) {
      parts.push(phrases[random.below(phrases.length)] ?? '');
      count += 3;
    } else parts.push(words[Math.floor(words.length ** random.uniform()) - 1] ?? '');
  }
  return parts.join(' ');
}

/** One for each of the six languages. */
export const vocabularies = (random: Random): readonly Vocabulary[] =>
  languages.map((language) => vocabularyOf(language, random));

export function inTurn<Value>(values: readonly Value[], turn: number): Value {
  const value = values[turn % values.length];
  if (value === undefined) throw new Error('nothing to take turns');
  return value;
}
