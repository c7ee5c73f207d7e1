import { wordsOf } from '#foundations/text';
import { type NoteKind, notesOn } from '../notes/notes-on.ts';
import { findPhrases, phraseOf } from '../notes/phrases.ts';
import type { Texts } from '../texts.ts';
import type { WavePlan } from '../wave-plan.ts';
import { groupWords, WORDING_RULES, type WordingRule, wordingWords } from './wording-words.ts';

/** What somebody may want to look at again in the words of a wave, and where. Advice: nothing is refused for it. */
export interface WordingNote {
  readonly about: WordingRule | NoteKind | 'not-a-question' | 'aimed-at-a-group' | 'no-examples' | 'hashtag';
  /** "prompt1.ur"; "example" for the examples together. */
  readonly field: string;
  /** The words it is about; empty where something is missing. */
  readonly words: string;
}

const rulesIn = new Map<string, readonly (readonly [WordingRule, ReturnType<typeof phraseOf>[]])[]>();

/**
 * The notes on everything that the public will read of a plan, in the order of the form. What people's own words are read for is read for here too. The
 * reasons, with studies and numbers, stand in the message files under the same names.
 */
export function wordingOf({ content, examples }: Pick<WavePlan, 'content' | 'examples'>): readonly WordingNote[] {
  const { title, aim, audience = {}, organiser, prompts } = content;
  return [
    ...inAll('title', title, noteText),
    ...inAll('aim', aim, noteText),
    ...inAll('audience', audience, noteText),
    ...inAll('audience', audience, noteAudience),
    ...inAll('about', organiser.about, noteText),
    ...prompts.flatMap((prompt, at) => [
      ...inAll(`prompt${at + 1}`, prompt, noteText),
      ...inAll(`prompt${at + 1}`, prompt, notePrompt),
    ]),
    ...(examples.length === 0 ? [{ about: 'no-examples' as const, field: 'example', words: '' }] : []),
    ...examples.flatMap(({ words, language }, at) => noteText(`example${at + 1}.words`, words, language)),
  ];
}

type Noting = (field: string, text: string, language: string) => readonly WordingNote[];

const inAll = (name: string, texts: Texts, note: Noting): readonly WordingNote[] =>
  Object.entries(texts).flatMap(([language, text]) => note(`${name}.${language}`, text, language));

function noteText(field: string, text: string, language: string): readonly WordingNote[] {
  const words = wordsOf(text);
  const noticed = notesOn(text, language).map(({ kind, from, to }) => ({
    about: kind,
    field,
    words: text.slice(from, to),
  }));
  const phrased = phrasesOf(language).flatMap(([about, phrases]) =>
    findPhrases(words, phrases).map(({ first, end }) => ({
      about,
      field,
      words: text.slice(words[first]?.start, words[end - 1]?.end),
    })),
  );
  const tags = [...text.matchAll(/#[\p{L}\p{N}_]+/gu)].map(([tag]) => ({
    about: 'hashtag' as const,
    field,
    words: tag,
  }));
  const handles = [...text.matchAll(/(?<![\p{L}\p{N}.])@[\w.]{3,}/gu)].map(([handle]) => ({
    about: 'targets-a-post' as const,
    field,
    words: handle,
  }));
  return [...noticed, ...phrased, ...tags, ...handles].filter(
    ({ about, words: found }, at, all) => all.findIndex((one) => one.about === about && one.words === found) === at,
  );
}

/** A prompt asks. What ends without a question mark is a sentence that people will copy. */
function notePrompt(field: string, text: string): readonly WordingNote[] {
  return /[?؟]\s*$/u.test(text) ? [] : [{ about: 'not-a-question', field, words: text }];
}

const groups = groupWords.map(phraseOf);

function noteAudience(field: string, text: string): readonly WordingNote[] {
  const words = wordsOf(text);
  return findPhrases(words, groups).map(({ first, end }) => ({
    about: 'aimed-at-a-group' as const,
    field,
    words: text.slice(words[first]?.start, words[end - 1]?.end),
  }));
}

/** Of the language itself, and of English, which many mix in. */
function phrasesOf(language: string) {
  const known = rulesIn.get(language);
  if (known !== undefined) return known;
  const tables = [...new Set([wordingWords[language], wordingWords.en])].filter((table) => table !== undefined);
  const made = WORDING_RULES.map((rule) => [rule, tables.flatMap((table) => table[rule].map(phraseOf))] as const);
  rulesIn.set(language, made);
  return made;
}
