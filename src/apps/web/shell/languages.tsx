import { type Language, SOURCE_LANGUAGE } from '#platform/i18n';
import type { Reader } from './reader.ts';

/** A form that goes along when somebody changes the language, so that nothing she has written is lost. */
export interface Carry {
  /** The id of the form. */
  readonly form: string;
  /** Where it leads, without the language. */
  readonly path: string;
}

/** The same page in the other languages: links, or, where somebody has written something, buttons that take it along. */
export function Languages({ reader, carry }: { reader: Reader; carry: Carry | undefined }) {
  return (
    <nav class="languages" aria-label={reader.t('site.languages')}>
      {inOrderOfNeed(reader.languages).map(({ tag, name, dir }) => {
        const current = tag === reader.language.tag ? { 'aria-current': 'true' as const } : {};
        if (carry === undefined) {
          const address = reader.hrefIn(tag, reader.here);
          return (
            <a key={tag} href={address} lang={tag} hreflang={tag} dir={dir} {...current}>
              {name}
            </a>
          );
        }
        const address = reader.hrefIn(tag, carry.path);
        const sends = { form: carry.form, formaction: address, formnovalidate: true, name: 'turn', value: tag };
        return (
          <button key={tag} type="submit" class="plain" lang={tag} dir={dir} {...sends} {...current}>
            {name}
          </button>
        );
      })}
    </nav>
  );
}

/** English, then names in other scripts, then the rest: on a phone the first are seen at once, and who reads no Latin needs that most. */
function inOrderOfNeed(languages: readonly Language[]): readonly Language[] {
  const place = ({ tag, name }: Language) => (tag === SOURCE_LANGUAGE ? 0 : /^\p{Script=Latin}/u.test(name) ? 2 : 1);
  return languages.toSorted((one, other) => place(one) - place(other));
}
