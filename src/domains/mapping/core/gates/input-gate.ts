import type { Recipe, RecipeIndicator } from '../recipe/recipe.ts';
import { glue, innocent, type ProtectedTopic, recordedCrime, rules } from './protected-words.ts';

/** A protected word, as it was found and what it is about. */
export interface ProtectedWord {
  readonly topic: ProtectedTopic;
  readonly word: string;
}

/** An input that describes who people are. `text` is what was judged, `where` the key that holds it. */
export interface ProtectedInput extends ProtectedWord {
  readonly kind: 'protected-input';
  /** `null` for a column of the areas themselves. */
  readonly indicator: string | null;
  readonly where: string;
  readonly text: string;
}

/**
 * Finds the first input of a recipe that describes who people are, by the words of its column, id, title or source. There is no option that lets it
 * through. A disguised input, whose words are innocent, is the business of `findDisguisedInput`.
 */
export function findProtectedInput(recipe: Recipe): ProtectedInput | null {
  const { parent, population } = recipe.areas;
  const judged: [indicator: string | null, where: string, text: string | null][] = [
    [null, 'areas.parent', parent],
    [null, 'areas.population', population],
    ...recipe.indicators.flatMap((indicator) =>
      textsOf(indicator).map(([where, text]): [string, string, string | null] => [indicator.id, where, text]),
    ),
  ];
  for (const [indicator, where, text] of judged) {
    const found = text === null ? null : findProtectedWord(text);
    if (text !== null && found) return { kind: 'protected-input', indicator, where, text, ...found };
  }
  return null;
}

/** Recorded crime under the axis of propensity. `text` is what was judged. */
export interface CrimeAsPropensity {
  readonly kind: 'crime-as-propensity';
  readonly indicator: string;
  readonly where: string;
  readonly text: string;
  readonly word: string;
}

/**
 * Finds recorded crime beneath a group called `propensity`: that axis is what people who live there report, and crime figures say where the police
 * look. Elsewhere crime is an indicator like others.
 */
export function findCrimeAsPropensity(recipe: Recipe): CrimeAsPropensity | null {
  const beneath = idsBeneath(recipe, 'propensity');
  for (const indicator of recipe.indicators.filter(({ id }) => beneath.has(id)))
    for (const [where, text] of textsOf(indicator)) {
      const word = text === null ? null : findWord(text, crimeWords, crimePhrases);
      if (text !== null && word !== null)
        return { kind: 'crime-as-propensity', indicator: indicator.id, where, text, word };
    }
  return null;
}

function idsBeneath({ groups }: Recipe, top: string): ReadonlySet<string> {
  const beneath = new Set([top]);
  for (const { id, members } of groups.toReversed())
    if (beneath.has(id)) for (const member of members) beneath.add(member.id);
  return beneath;
}

function textsOf({ id, title, source, value, missing }: RecipeIndicator): [where: string, text: string | null][] {
  const columns: [string, string | null][] =
    value.kind === 'column'
      ? [['column', value.column]]
      : [
          ['numerator', value.numerator],
          ['denominator', value.denominator],
        ];
  return [
    ...columns,
    ['standardError', value.kind === 'shrunk-rate' ? null : value.standardError],
    ['missingGroup', missing.rule === 'group-mean' ? missing.group : null],
    ['title', title],
    ['source', source],
    ['id', id],
  ];
}

/**
 * The first protected word in a text, or `null`. Words are whole: "international" and "embrace" pass. Plurals count, and so do words joined by
 * underscores, hyphens, digits or capitals (`PctBlack`, `religion_muslim`, `muslim2021`), or glued to a word of statistics (`nonwhite`).
 *
 * @example findProtectedWord('religion_muslim') // { topic: 'religion', word: 'religion' }
 * @example findProtectedWord('International visitors to Christchurch') // null
 */
export function findProtectedWord(text: string): ProtectedWord | null {
  for (const { topic, words, phrases } of lexicon) {
    const word = findWord(text, words, phrases);
    if (word !== null) return { topic, word };
  }
  return null;
}

/** A text is read twice: with words joined by capitals and digits taken apart, and as it stands. */
function findWord(text: string, words: ReadonlySet<string>, phrases: readonly Phrase[]): string | null {
  for (const reading of [wordsOf(splitInside(text)), withSpelledOut(wordsOf(text))]) {
    const rest = withoutPhrases(reading, innocentPhrases);
    const word = rest.find((candidate) => isForm(candidate, words)) ?? findPhrase(rest, phrases);
    if (word !== undefined) return word;
  }
  return null;
}

type Phrase = readonly string[];

const asPhrase = (phrase: string): Phrase => phrase.split(' ');
const asWords = (words: string) => new Set(wordsOf(words));
const lookalikes = new Map(
  [...'аеіорсухѕјһԁкмтвнαειορυκντ'].map((letter, at) => [letter, 'aeiopcyxsjhdkmtbhaeiopuknt'.charAt(at)]),
);
const innocentPhrases = innocent.map(asPhrase);
const crimeWords = asWords(recordedCrime.words);
const crimePhrases = recordedCrime.phrases.map(asPhrase);
const lexicon = rules.map(({ topic, words, phrases = [] }) => ({
  topic,
  words: asWords(words),
  phrases: phrases.map(asPhrase),
}));

function splitInside(text: string): string {
  return text
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replaceAll(/(\p{L})(\p{N})/gu, '$1 $2')
    .replaceAll(/(\p{N})(\p{L})/gu, '$1 $2');
}

/** Lower case, without accents, apostrophes and what cannot be seen: "Shi’a" is "shia". */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}'’ʼ‘`]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(asLatin);
}

/** A word of Latin letters with some that only look Latin among them. */
function asLatin(word: string): string {
  if (!/\p{Script=Latin}/u.test(word) || !/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)) return word;
  return [...word].map((letter) => lookalikes.get(letter) ?? letter).join('');
}

/** "m u s l i m" is "muslim". Three letters in a row may be initials. */
function withSpelledOut(words: readonly string[]): string[] {
  return words
    .join(' ')
    .replaceAll(/(?<![^ ])\p{L}(?: \p{L}){3,}(?![^ ])/gu, (spelled) => spelled.replaceAll(' ', ''))
    .split(' ');
}

/** The word itself, its plural, or either with something of statistics glued to it. */
function isForm(word: string, words: ReadonlySet<string>): boolean {
  if (isPlainForm(word, words)) return true;
  return glue.some(
    (affix) =>
      (word.startsWith(affix) && isGlueable(word.slice(affix.length), words)) ||
      (word.endsWith(affix) && isGlueable(word.slice(0, -affix.length), words)),
  );
}

function isPlainForm(word: string, words: ReadonlySet<string>): boolean {
  if (words.has(word)) return true;
  return singulars(word).some((singular) => words.has(singular));
}

/** Very short words hide in too many others once something may be glued to them. */
function isGlueable(word: string, words: ReadonlySet<string>): boolean {
  return word.length >= 4 && isPlainForm(word, words);
}

function singulars(word: string): string[] {
  if (word.endsWith('ies')) return [`${word.slice(0, -3)}y`, word.slice(0, -1)];
  if (word.endsWith('es')) return [word.slice(0, -2), word.slice(0, -1)];
  return word.endsWith('s') ? [word.slice(0, -1)] : [];
}

function findPhrase(words: readonly string[], phrases: readonly Phrase[]): string | undefined {
  for (const phrase of phrases) {
    const at = phraseAt(words, phrase);
    if (at !== -1) return words.slice(at, at + phrase.length).join(' ');
  }
  return undefined;
}

/** Takes out what only looks protected, leaving a gap so that its neighbours do not become a phrase. */
function withoutPhrases(words: readonly string[], phrases: readonly Phrase[]): string[] {
  const rest = [...words];
  for (const phrase of phrases)
    for (let at = phraseAt(rest, phrase); at !== -1; at = phraseAt(rest, phrase)) rest.splice(at, phrase.length, '');
  return rest;
}

function phraseAt(words: readonly string[], phrase: Phrase): number {
  return words.findIndex((_, start) =>
    phrase.every((pattern, offset) => {
      const word = words[start + offset];
      if (word === undefined) return false;
      return pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern;
    }),
  );
}
