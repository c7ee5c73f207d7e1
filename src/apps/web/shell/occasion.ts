import type { Reader } from './reader.ts';

/** Making a format takes longer than most pages. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(locale: string): Intl.DateTimeFormat {
  const known = formats.get(locale);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    calendar: 'gregory',
    timeZone: 'Europe/London',
  });
  formats.set(locale, made);
  return made;
}

/** A moment for somebody to come back at, on clocks in Britain: "Thursday, 5 November 2026 at 19:00". */
export const occasion = ({ language }: Pick<Reader, 'language'>, at: Date): string =>
  formatIn(language.locale).format(at);
