/** What may be public about a count of people: a rounded value, or only that it is hidden. Nothing tells why it is hidden. */
export type Disclosed = { readonly shown: false } | { readonly shown: true; readonly value: number };

export const HIDDEN: Disclosed = { shown: false };

/** Counts under this are hidden, a true zero among them: a zero that were shown would prove the other hidden counts to be at least 1. */
export const THRESHOLD = 10;

/** Counts that are shown are rounded to the nearest multiple of this. Whole numbers are never half way between two multiples of 5. */
export const ROUNDING = 5;

export interface Interval {
  readonly least: number;
  readonly most: number;
}

export function roundCount(count: number): number {
  return Math.round(count / ROUNDING) * ROUNDING;
}

/** The counts that a shown value can stand for: r - 2 to r + 2, but 10 to 12 for 10, since 8 and 9 would have been hidden. */
export function countsBehind(value: number): Interval {
  const reach = (ROUNDING - 1) / 2;
  return { least: Math.max(THRESHOLD, value - reach), most: value + reach };
}

export function within(interval: Interval, count: number): boolean {
  return count >= interval.least && count <= interval.most;
}

export function requireCount(caller: string, count: number): void {
  if (!(Number.isSafeInteger(count) && count >= 0)) {
    throw new RangeError(`${caller} needs counts that are whole numbers from 0: got ${count}`);
  }
}
