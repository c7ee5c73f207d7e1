import { findPhones, significantDigits } from './find-phones.ts';
import { address, email, handle, postcode } from './patterns.ts';
import { plainTextOf } from './plain-text.ts';

/** A way to reach or find somebody, from `from` up to and without `to` (UTF-16 units of the text). */
export interface ContactDetail {
  readonly kind: 'email' | 'phone' | 'postcode' | 'address' | 'handle';
  readonly from: number;
  readonly to: number;
}

/**
 * The contact details in a text, in its order, none overlapping. Digits of any script are read, and what is hidden between them is not seen.
 * `publicNumbers` are those that everybody may call, in any spelling: a hotline is no detail of anybody's. What is found is
 * held and shown masked, not refused; how much is found is measured on a corpus in `contact-details.test.ts`.
 */
export function contactDetails(text: string, publicNumbers: readonly string[] = []): readonly ContactDetail[] {
  const { plain, original } = plainTextOf(text);
  const allowed = new Set(publicNumbers.map((number) => significantDigits(plainTextOf(number).plain)));
  const everything: readonly ContactDetail[] = [
    ...partsOf('email', plain, email),
    ...findPhones(plain, (digits) => allowed.has(digits)).map((part) => ({ kind: 'phone' as const, ...part })),
    ...partsOf('address', plain, address),
    ...partsOf('postcode', plain, postcode),
    ...partsOf('handle', plain, handle),
  ];
  const apart: ContactDetail[] = [];
  for (const found of everything)
    if (!apart.some((other) => found.from < other.to && other.from < found.to)) apart.push(found);
  return apart
    .toSorted((one, other) => one.from - other.from)
    .map(({ kind, from, to }) => ({ kind, ...original(from, to) }));
}

function partsOf(kind: ContactDetail['kind'], plain: string, pattern: RegExp): readonly ContactDetail[] {
  return Array.from(plain.matchAll(pattern), ({ 0: found, index }) => ({
    kind,
    from: index,
    to: index + found.length,
  }));
}
