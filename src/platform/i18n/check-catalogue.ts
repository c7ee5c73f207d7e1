import { type Catalogue, SOURCE_LANGUAGE } from './catalogue.ts';
import type { LanguageFile } from './language-file.ts';
import { argumentsOf, pluralsOf } from './message.ts';

/** What a translation lacks. None of these breaks a page, each makes it worse to read. */
export type TranslationGap =
  /** The reader gets English. */
  | { readonly kind: 'missing'; readonly tag: string; readonly key: string }
  /** English has no such key: misspelt, or left over. */
  | { readonly kind: 'unused'; readonly tag: string; readonly key: string }
  /** Says less than the English message. */
  | {
      readonly kind: 'argument-left-out';
      readonly tag: string;
      readonly key: string;
      readonly arguments: readonly string[];
    }
  /** The language counts in more ways: Arabic has forms for two, few and many. */
  | {
      readonly kind: 'plural-form-missing';
      readonly tag: string;
      readonly key: string;
      readonly forms: readonly string[];
    };

/** Every gap of every language, in the order of languages and keys. Whole translations give an empty list. */
export function checkCatalogue(catalogue: Catalogue): readonly TranslationGap[] {
  const source = catalogue.files.find((file) => file.language.tag === SOURCE_LANGUAGE);
  if (source === undefined) throw new Error(`a catalogue has ${SOURCE_LANGUAGE}`);
  return catalogue.files.flatMap((file) => [...findGaps(file, source), ...findUnused(file, source)]);
}

function findGaps(file: LanguageFile, source: LanguageFile): readonly TranslationGap[] {
  const tag = file.language.tag;
  return [...source.messages].flatMap(([key, original]): readonly TranslationGap[] => {
    const message = file.messages.get(key);
    if (message === undefined) return [{ kind: 'missing', tag, key }];
    const given = argumentsOf(message);
    const leftOut = [...argumentsOf(original)].filter((argument) => !given.has(argument));
    const forms = pluralsOf(message).flatMap((plural) => missingForms(file.language.locale, plural));
    return [
      ...(leftOut.length > 0 ? [{ kind: 'argument-left-out' as const, tag, key, arguments: leftOut }] : []),
      ...(forms.length > 0 ? [{ kind: 'plural-form-missing' as const, tag, key, forms }] : []),
    ];
  });
}

function findUnused(file: LanguageFile, source: LanguageFile): readonly TranslationGap[] {
  return [...file.messages.keys()]
    .filter((key) => !source.messages.has(key))
    .map((key) => ({ kind: 'unused', tag: file.language.tag, key }));
}

/** Forms named by number stand for those the language keeps for that very number: "=0" for zero, "=2" for two. */
function missingForms(locale: string, plural: ReturnType<typeof pluralsOf>[number]): readonly string[] {
  const given = new Set(plural.forms.map((form) => ({ '=0': 'zero', '=1': 'one', '=2': 'two' })[form] ?? form));
  const rules = new Intl.PluralRules(locale, { type: plural.type });
  return rules.resolvedOptions().pluralCategories.filter((form) => !given.has(form));
}
