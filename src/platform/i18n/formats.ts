/** How one language writes figures and dates: in Latin digits everywhere, with its own separators and words. */
export interface Formats {
  /** `digits` after the point, fewer where they would be zero. */
  number(value: number, digits?: number): string;
  /** Of a share: 0.25 is written 25%. */
  percent(share: number, digits?: number): string;
  /** Whole pounds. */
  pounds(value: number): string;
  /** "23 November 2026", of a day ("2026-11-23") or of a moment, which falls on a day in Britain. */
  date(value: string | Date): string;
  /** "Leeds, York and Hull". */
  list(items: readonly string[]): string;
}

/** Intl objects are slow to make and quick to use, so each is made once. */
export function createFormats(locale: string): Formats {
  const numbers = remember((digits: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }));
  const percents = remember(
    (digits: number) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }),
  );
  const pounds = remember(
    () => new Intl.NumberFormat(locale, { style: 'currency', currency: 'GBP', maximumFractionDigits: 0 }),
  );
  const dates = remember(
    (timeZone: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', calendar: 'gregory', timeZone }),
  );
  const lists = remember(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  return {
    number: (value, digits = 0) => numbers(digits).format(value),
    percent: (share, digits = 0) => percents(digits).format(share),
    // Arabic calls the pound "UK£", which falls apart between two directions of writing; the sign alone is understood everywhere.
    pounds: (value) =>
      pounds(0)
        .formatToParts(value)
        .map((part) => (part.type === 'currency' ? '£' : part.value))
        .join(''),
    date: (value) => {
      const isDay = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
      return dates(isDay ? 'UTC' : 'Europe/London').format(new Date(value));
    },
    list: (items) => lists(0).format(items),
  };
}

function remember<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      made.set(key, value);
    }
    return value;
  };
}
