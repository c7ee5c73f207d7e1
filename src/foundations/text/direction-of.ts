export type Direction = 'ltr' | 'rtl';

const strong = /\p{L}/u;
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;
const rightToLeftLanguages = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);

/**
 * Which way a text runs: by its first letter (rules P2 and P3 of the Unicode Bidirectional Algorithm, UAX #9), and where it has none (digits, emoji)
 * by the language that it is said to be in, such as "ur" or "ur-PK".
 */
export function directionOf(text: string, language: string): Direction {
  const first = strong.exec(text)?.[0];
  if (first !== undefined) return rightToLeft.test(first) ? 'rtl' : 'ltr';
  return rightToLeftLanguages.has(language.split('-')[0]!.toLowerCase()) ? 'rtl' : 'ltr';
}
