import { type StandingFact, shippedFacts } from '#domains/facts/core';
import { type Catalogue, type Formats, type Language, SOURCE_LANGUAGE, type Translate } from '#platform/i18n';

/** Who reads: the language of the page, its words and figures, and where links in it lead. */
export interface Reader extends Formats {
  readonly language: Language;
  readonly languages: readonly Language[];
  readonly t: Translate;
  /** The same page for somebody who reads the language that it was written in. */
  readonly original: () => Reader;
  /** What official bodies publish, as the register here has it today: never a number from a translation. */
  readonly facts: readonly StandingFact[];
  /** Whether there are words for a key at all: the statistics of somebody else's recipe have none. */
  has(key: string): boolean;
  /** Address of this page without the language, with its query: "/map?axis=amenability". */
  readonly here: string;
  /** The map that was asked for, where it is not the one that is shown unless asked. */
  readonly map: string | null;
  /** The same address in the language of the reader; pages of a map keep to the one that was asked for. */
  href(path: string): string;
  /** The same address in another language. */
  hrefIn(tag: string, path: string): string;
  /**
   * Text that keeps its own direction inside a sentence: a name, a phone number. Without it "0800 789 321" reads from the wrong end
   * in Urdu. Use it for values of a message; in markup use `<bdi>`.
   */
  apart(text: string): string;
}

export function createReader(
  catalogue: Catalogue,
  language: Language,
  here: string,
  facts: readonly StandingFact[] = shippedFacts,
): Reader {
  return {
    ...catalogue.formats(language.tag),
    language,
    languages: catalogue.languages,
    t: catalogue.translator(language.tag),
    original: () => createReader(catalogue, sourceOf(catalogue.languages), here, facts),
    has: catalogue.has,
    facts,
    here,
    map: null,
    hrefIn,
    href: (path) => hrefIn(language.tag, path),
    apart: (text) => (language.dir === 'rtl' ? `\u2068${text}\u2069` : text),
  };
}

function sourceOf(languages: readonly Language[]): Language {
  const source = languages.find(({ tag }) => tag === SOURCE_LANGUAGE);
  if (source === undefined) throw new Error(`the catalogue holds no "${SOURCE_LANGUAGE}"`);
  return source;
}

/** The same reader on the pages of another map than the one that is shown unless asked. */
export function onMap(reader: Reader, map: string): Reader {
  const href = (path: string) =>
    reader.href(
      /^\/(map(\/table|\/challenges?|\/find\.json)?|map\.\w+|areas(\/\w+)?|compare|method)(\?|$)/.test(path)
        ? withMap(path, map)
        : path,
    );
  return { ...reader, map, href };
}

/** "/map?axis=amenability" as an address of one map. */
export const withMap = (path: string, map: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}map=${encodeURIComponent(map)}`;

/** English has no prefix: it is "/map", Urdu "/ur/map". */
export function hrefIn(tag: string, path: string): string {
  if (tag === SOURCE_LANGUAGE) return path;
  return path === '/' ? `/${tag}` : `/${tag}${path}`;
}

/** Splits "/ur/map" into Urdu and "/map". An address without a known prefix is English. */
export function splitLanguage(
  languages: readonly Language[],
  pathname: string,
): { readonly language: Language; readonly path: string } {
  const [, first = ''] = pathname.split('/');
  const prefixed = languages.find(({ tag }) => tag === first && tag !== SOURCE_LANGUAGE);
  if (prefixed !== undefined) return { language: prefixed, path: pathname.slice(first.length + 1) || '/' };
  return { language: sourceOf(languages), path: pathname };
}
