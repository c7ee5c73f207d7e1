import { comparable, type Word } from '#foundations/text';

/**
 * A phrase as a table writes it: words apart by spaces, each in any spelling of the same comparing form. `all|every` is either word, `muslim*` any word that
 * begins so, `_` any one word, `the?` a word that may be missing.
 */
export type PhraseText = string;

interface Place {
  readonly fits: (form: string) => boolean;
  readonly isOptional: boolean;
}

export type Phrase = readonly Place[];

/** From the word `first` up to and without the word `end`. */
export interface Match {
  readonly first: number;
  readonly end: number;
}

export function phraseOf(text: PhraseText): Phrase {
  return text.split(' ').map((place) => {
    const isOptional = place.endsWith('?');
    const choices = (isOptional ? place.slice(0, -1) : place).split('|');
    const exact = new Set(choices.filter((choice) => !choice.endsWith('*')).map(comparable));
    const stems = choices.filter((choice) => choice.endsWith('*')).map((choice) => comparable(choice.slice(0, -1)));
    const isAny = choices.includes('_');
    return { isOptional, fits: (form) => isAny || exact.has(form) || stems.some((stem) => form.startsWith(stem)) };
  });
}

/** Every place where one of the phrases stands, the longest one at each word. */
export function findPhrases(words: readonly Word[], phrases: readonly Phrase[]): readonly Match[] {
  return words.flatMap((_, first) => {
    const ends = phrases.map((phrase) => endOf(words, first, phrase, 0)).filter((end) => end !== null);
    return ends.length === 0 ? [] : [{ first, end: Math.max(...ends) }];
  });
}

function endOf(words: readonly Word[], at: number, phrase: Phrase, place: number): number | null {
  const wanted = phrase[place];
  if (wanted === undefined) return at;
  const word = words[at];
  const taken = word !== undefined && wanted.fits(word.form) ? endOf(words, at + 1, phrase, place + 1) : null;
  if (taken !== null) return taken;
  return wanted.isOptional ? endOf(words, at, phrase, place + 1) : null;
}

export const overlaps = (one: Match, other: Match): boolean => one.first < other.end && other.first < one.end;
