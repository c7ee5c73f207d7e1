import { type Word, wordsOf } from '#foundations/text';
import { linksIn } from './links.ts';
import type { NoteWords, SaidUnless } from './note-words.ts';
import { findPhrases, type Match, overlaps, type Phrase, phraseOf } from './phrases.ts';
import { quotedParts } from './quoted.ts';
import { ar } from './tables/ar.ts';
import { bn } from './tables/bn.ts';
import { en } from './tables/en.ts';
import { so } from './tables/so.ts';
import { tr } from './tables/tr.ts';
import { ur } from './tables/ur.ts';

/** What a note is about; `moderation` knows the same words as labels. */
export const NOTE_KINDS = ['apology', 'collective', 'insult', 'names-somebody', 'link', 'number', 'capitals'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** Advice on a part of a text, from `from` up to and without `to` (UTF-16 units). Nothing is refused for a note. */
export interface Note {
  readonly kind: NoteKind;
  readonly from: number;
  readonly to: number;
}

const tables: Readonly<Record<string, NoteWords>> = { en, ur, ar, bn, so, tr };

/**
 * What a writer may want to look at again, in the order of the text. `language` is the one the text is in; apology, blame and insult
 * are listened for in English as well, for many mix it in. Words in quotation marks are another's: no apology, blame or insult is noted there.
 *
 * @example notesOn('I am not sorry, and I speak for myself.', 'en') // []
 */
export function notesOn(text: string, language: string): readonly Note[] {
  const words = wordsOf(text);
  const own = listenersOf(tables[language.split('-')[0]!] ?? en);
  const english = listenersOf(en);
  const spoken = [...new Set([own, english])].flatMap(({ phrases }) => spokenIn(phrases, text, words));
  const named = personsIn(text, words, own.person).map((match) => noteOn('names-somebody', match, words));
  const claimed = claimsIn(text, words, own.number).map((match) => noteOn('number', match, words));
  const linked = linksIn(text).map((part) => ({ kind: 'link' as const, ...part }));
  const noted = [...spoken, ...named, ...claimed, ...linked, ...capitalsIn(text)];
  return withoutDoubles(noted.toSorted((one, other) => one.from - other.from || other.to - one.to));
}

interface Listener {
  readonly said: readonly Phrase[];
  readonly unless: readonly Phrase[];
}

interface Listeners {
  readonly phrases: readonly (readonly [NoteKind, Listener])[];
  readonly person: {
    readonly titles: readonly Phrase[];
    readonly titlesAfter: readonly Phrase[];
    readonly firstNames: ReadonlySet<string>;
    readonly secondNames: ReadonlySet<string>;
    readonly unless: readonly Phrase[];
  };
  readonly number: {
    readonly shares: readonly Phrase[];
    readonly counted: readonly Phrase[];
    readonly magnitudes: readonly Phrase[];
    readonly sources: readonly Phrase[];
  };
}

const all = (phrases: readonly string[]): readonly Phrase[] => phrases.map(phraseOf);
const namesOf = (names: string): ReadonlySet<string> => new Set(wordsOf(names).map(({ form }) => form));
const listener = ({ said, unless }: SaidUnless): Listener => ({ said: all(said), unless: all(unless) });

const prepared = new Map<NoteWords, Listeners>();

/** Phrases are read once, when a language is first asked for. */
function listenersOf(table: NoteWords): Listeners {
  const known = prepared.get(table);
  if (known !== undefined) return known;
  const { person, number } = table;
  const made: Listeners = {
    phrases: [
      ['apology', listener(table.apology)],
      ['collective', listener(table.collective)],
      ['insult', listener(table.insult)],
    ],
    person: {
      titles: all(person.titles),
      titlesAfter: all(person.titlesAfter),
      firstNames: namesOf(person.firstNames),
      secondNames: namesOf(person.secondNames),
      unless: all(person.unless),
    },
    number: {
      shares: all(number.shares),
      counted: all(number.counted),
      magnitudes: all(number.magnitudes),
      sources: all(number.sources),
    },
  };
  prepared.set(table, made);
  return made;
}

function spokenIn(phrases: Listeners['phrases'], text: string, words: readonly Word[]): readonly Note[] {
  const quoted = quotedParts(text);
  const isQuoted = ({ from, to }: Note) => quoted.some((part) => from < part.to && part.from < to);
  return phrases.flatMap(([kind, { said, unless }]) => {
    const innocent = findPhrases(words, unless);
    const meant = findPhrases(words, said).filter((match) => !innocent.some((other) => overlaps(match, other)));
    return meant.map((match) => noteOn(kind, match, words)).filter((note) => !isQuoted(note));
  });
}

function noteOn(kind: NoteKind, { first, end }: Match, words: readonly Word[]): Note {
  return { kind, from: words[first]!.start, to: words[end - 1]!.end };
}

/** A title with a name, or a first name with another name after it. Where a script has capitals a name has one. */
function personsIn(text: string, words: readonly Word[], person: Listeners['person']): readonly Match[] {
  const innocent = findPhrases(words, person.unless);
  const isName = (at: number) => {
    const word = words[at];
    return word !== undefined && /^(?:\p{Lu}|\p{Lo})/u.test(text.slice(word.start, word.end));
  };
  const formAt = (at: number) => words[at]?.form ?? '';
  /** With nothing but space between it and the word before, or a full stop after a short one (Dr. Khan). */
  const follows = (at: number) => {
    if (at === 0 || words[at] === undefined) return false;
    const between = text.slice(words[at - 1]!.end, words[at]!.start).trim();
    return between === '' || (between === '.' && formAt(at - 1).length <= 4);
  };
  const isSecondName = (at: number) =>
    /^\p{Lu}/u.test(text.slice(words[at]?.start ?? 0)) ||
    person.secondNames.has(formAt(at)) ||
    person.firstNames.has(formAt(at));

  const titled = findPhrases(words, person.titles).filter(({ end }) => isName(end) && follows(end));
  const titledAfter = findPhrases(words, person.titlesAfter).filter(
    ({ first }) => first > 0 && isName(first - 1) && isName(first) && follows(first),
  );
  const fullNames = words.flatMap((word, at) =>
    person.firstNames.has(word.form) && isName(at) && follows(at + 1) && isSecondName(at + 1)
      ? [{ first: at, end: at + 2 }]
      : [],
  );
  return [
    ...titled.map(({ first, end }) => ({ first, end: end + 1 })),
    ...titledAfter.map(({ first, end }) => ({ first: first - 1, end })),
    ...fullNames,
  ].filter((match) => !innocent.some((other) => overlaps(match, other)));
}

/** A figure of people or of what happened to them, or a share, where nothing in the text says where it is from. */
function claimsIn(text: string, words: readonly Word[], number: Listeners['number']): readonly Match[] {
  if (findPhrases(words, number.sources).length > 0 || linksIn(text).length > 0) return [];
  const figures = words.flatMap((word, at) => (/^\d+(?:\D*\d)*$/.test(word.form) ? [at] : []));
  const magnitudes = findPhrases(words, number.magnitudes);
  const counted = findPhrases(words, number.counted);
  const shares = findPhrases(words, number.shares);
  const near = (at: number, match: Match) => match.first > at && match.first <= at + 3;

  const withPercent = figures
    .filter((at) => /^\s*[%٪]/u.test(text.slice(words[at]!.end)) || /[%٪]\s*$/u.test(text.slice(0, words[at]!.start)))
    .map((at) => ({ first: at, end: at + 1 }));
  const withShare = figures.flatMap((at) =>
    shares
      .filter((match) => match.first === at + 1 || match.end === at)
      .map((match) => ({ first: Math.min(at, match.first), end: Math.max(at + 1, match.end) })),
  );
  const ofPeople = [
    ...figures.filter((at) => Number(words[at]!.form) >= 20 || text.slice(words[at]!.start, words[at]!.end).length > 2),
    ...magnitudes.map(({ end }) => end - 1),
  ].flatMap((at) => counted.filter((match) => near(at, match)).map((match) => ({ first: at, end: match.end })));
  return [...withPercent, ...withShare, ...ofPeople];
}

const capitalWords = /(?<![\p{L}\p{M}])(?:\p{Lu}[’']?){2,}(?![\p{L}\p{M}])/gu;

/** Shouting: four words or more in capitals, and most of the letters. Abbreviations alone are none. */
function capitalsIn(text: string): readonly Note[] {
  const shouted = [...text.matchAll(capitalWords)].filter(({ 0: word }) => word.length > 2);
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const small = text.match(/\p{Ll}/gu)?.length ?? 0;
  if (shouted.length < 4 || capitals < small) return [];
  const [first, last] = [shouted[0]!, shouted.at(-1)!];
  return [{ kind: 'capitals', from: first.index, to: last.index + last[0].length }];
}

/** In the order of the text; of two of one kind that touch, the earlier and longer. */
function withoutDoubles(notes: readonly Note[]): readonly Note[] {
  return notes.filter(
    (note, at) => !notes.slice(0, at).some((other) => other.kind === note.kind && note.from < other.to),
  );
}
