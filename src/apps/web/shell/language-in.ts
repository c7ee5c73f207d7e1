import type { Reader } from './reader.ts';

/** A language by its name in the language of the page: "Urdu"; its tag where nobody knows a name. */
export function languageIn({ language }: Pick<Reader, 'language'>, tag: string): string {
  return new Intl.DisplayNames([language.locale], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
}
