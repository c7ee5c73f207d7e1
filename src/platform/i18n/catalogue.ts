import { IntlMessageFormat } from 'intl-messageformat';
import { accept, type Result, refuse } from '#foundations/result';
import { createFormats, type Formats } from './formats.ts';
import type { CatalogueProblem, Language, LanguageFile } from './language-file.ts';
import { argumentsOf, literalOf, type Message } from './message.ts';

/** What fills the arguments of a message. Pass a number to `{n, plural, …}` or `{n, number}`, text to the rest. */
export type Values = Readonly<Record<string, string | number>>;

/** The message of a key in one language, or in English where the language has none. Throws on a key that nobody wrote. */
export type Translate = (key: string, values?: Values) => string;

/** Every language that was found, and its words. */
export interface Catalogue {
  /** English first, then by tag. */
  readonly languages: readonly Language[];
  /** Throws on a language that is not in `languages`. */
  translator(tag: string): Translate;
  formats(tag: string): Formats;
  /** Whether there are words for a key at all. */
  has(key: string): boolean;
  /** The files behind it, for `checkCatalogue`. */
  readonly files: readonly LanguageFile[];
}

/** The language that every message is written in first. */
export const SOURCE_LANGUAGE = 'en';

/** Joins files into a catalogue. A message that asks for what English does not give would break its page, and is refused. */
export function createCatalogue(
  folder: string,
  files: readonly LanguageFile[],
): Result<Catalogue, readonly CatalogueProblem[]> {
  const source = files.find((file) => file.language.tag === SOURCE_LANGUAGE);
  if (source === undefined) return refuse([{ kind: 'no-source-language', folder, needed: `${SOURCE_LANGUAGE}.json` }]);
  const problems = files.flatMap((file) => findUnfillable(file, source));
  if (problems.length > 0) return refuse(problems);

  const ordered = [source, ...files.filter((file) => file !== source).toSorted(byTag)];
  const spoken = new Map(ordered.map((file) => [file.language.tag, speak(file, source)]));
  const spokenIn = (tag: string) => {
    const found = spoken.get(tag);
    if (found === undefined) throw new Error(`no language "${tag}": there are ${[...spoken.keys()].join(', ')}`);
    return found;
  };
  return accept({
    languages: ordered.map((file) => file.language),
    translator: (tag) => spokenIn(tag).translate,
    formats: (tag) => spokenIn(tag).formats,
    has: (key) => source.messages.has(key),
    files: ordered,
  });
}

function speak(file: LanguageFile, source: LanguageFile): { translate: Translate; formats: Formats } {
  const compiled = new Map<string, (values: Values) => string>();
  const translate: Translate = (key, values = {}) => {
    let fill = compiled.get(key);
    if (fill === undefined) {
      fill = compile(key, file, source);
      compiled.set(key, fill);
    }
    return fill(values);
  };
  return { translate, formats: createFormats(file.language.locale) };
}

function compile(key: string, file: LanguageFile, source: LanguageFile): (values: Values) => string {
  const home = file.messages.has(key) ? file : source;
  const message = home.messages.get(key);
  if (message === undefined) throw new Error(`no message "${key}": add it to ${SOURCE_LANGUAGE}.json`);
  const literal = literalOf(message);
  if (literal !== null) return () => literal;
  const format = new IntlMessageFormat([...message], home.language.locale);
  return (values) => {
    const filled = format.format<string>(checkFilled(key, message, values));
    return typeof filled === 'string' ? filled : String(filled);
  };
}

function checkFilled(key: string, message: Message, values: Values): Values {
  for (const argument of argumentsOf(message)) {
    if (values[argument] === undefined) throw new Error(`message "${key}" needs a value for {${argument}}`);
  }
  return values;
}

function findUnfillable(file: LanguageFile, source: LanguageFile): readonly CatalogueProblem[] {
  return [...file.messages].flatMap(([key, message]) => {
    const original = source.messages.get(key);
    if (original === undefined) return [];
    const known = argumentsOf(original);
    const unknown = [...argumentsOf(message)].filter((argument) => !known.has(argument));
    if (unknown.length === 0) return [];
    return [
      { kind: 'message-asks-too-much', file: `${file.language.tag}.json`, key, unknown, known: [...known] } as const,
    ];
  });
}

function byTag(a: LanguageFile, b: LanguageFile): number {
  return a.language.tag < b.language.tag ? -1 : 1;
}
