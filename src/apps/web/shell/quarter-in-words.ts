import type { Reader } from './reader.ts';

/** "2026-4" as "October – December 2026", in the words of the language. */
export function quarterInWords({ language }: Pick<Reader, 'language'>, quarter: string): string {
  const [year = '', part = ''] = quarter.split('-');
  const month = (at: number) => new Date(Date.UTC(Number(year), at, 15));
  const words = new Intl.DateTimeFormat(language.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return words.formatRange(month(Number(part) * 3 - 3), month(Number(part) * 3 - 1));
}
