/** A run that could be dialled: digits with at most two signs between them, such as "+44 (0)20 7946-0123". */
const run = /(?<![\p{L}\d@/.:#-])(?:\+\s?|00)?\(?\d(?:[\s().·–-]{0,2}\d){6,16}(?![\p{L}\d]|[-/.]\d)/gu;
const date = /^(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{4}\s?[–-]\s?\d{4})$/;

/**
 * Telephone numbers: international ones (8 to 15 digits by ITU-T E.164), and national ones as they are dialled in the United Kingdom (10 or 11 digits
 * from 0, Ofcom's numbering plan), which also has the shape of those of Pakistan, Bangladesh, Egypt and Turkey. `isPublic` is asked for the digits that follow
 * the national 0 of a number; one that everybody may call is none.
 */
export function findPhones(
  plain: string,
  isPublic: (digits: string) => boolean,
): readonly { from: number; to: number }[] {
  return Array.from(plain.matchAll(run))
    .filter(({ 0: found }) => isPhone(found.trim()) && !isPublic(significantDigits(found)))
    .map(({ 0: found, index }) => ({ from: index, to: index + found.length }));
}

function isPhone(found: string): boolean {
  if (date.test(found)) return false;
  const digits = found.replace(/\D/g, '');
  if (found.startsWith('+') || digits.startsWith('00')) return digits.length >= 8 && digits.length <= 17;
  if (/^\(?0[1-9]/.test(found)) return digits.length === 10 || digits.length === 11;
  // A British mobile without its 0, as one writes it after "+44" in the head.
  return /^7\d{9}$/.test(digits) && !/^\d{10}$/.test(found) ? true : /^7[3-9]\d{8}$/.test(digits);
}

/** The same for "0800 789 321", "+44 800 789321" and "0044 (0)800 789321". */
export function significantDigits(number: string): string {
  return number
    .replace(/\D/g, '')
    .replace(/^(?:00)?44/, '')
    .replace(/^0+/, '');
}
