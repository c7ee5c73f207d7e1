import type { Reader } from '../../shell/reader.ts';

/** "23 November 2026, 14:05", on clocks in Britain. */
export function moment({ date, language }: Pick<Reader, 'date' | 'language'>, at: Date): string {
  const clock = new Intl.DateTimeFormat(language.locale, { timeStyle: 'short', timeZone: 'Europe/London' });
  return `${date(at)}, ${clock.format(at)}`;
}

/** A day as it is kept, "2027-11-25", in words. */
export function dayInWords({ date }: Pick<Reader, 'date'>, day: string): string {
  return date(new Date(`${day}T12:00:00Z`));
}
