import { comparable } from '#foundations/text';

/**
 * Consonants of Urdu letters as Latin ones. Letters that sound alike in Urdu share one; vowels, the half-vowels و and ی, every h and ع fall away, because people
 * who type Urdu in Latin letters write them differently each time.
 */
const consonants: Readonly<Record<string, string>> = {
  ...{ ب: 'b', پ: 'p', ت: 't', ٹ: 't', ط: 't', ث: 's', س: 's', ص: 's', ج: 'j', چ: 'c', خ: 'k', د: 'd', ڈ: 'd' },
  ...{ ذ: 'z', ز: 'z', ض: 'z', ظ: 'z', ژ: 'z', ر: 'r', ڑ: 'r', ش: 'x', غ: 'g', ف: 'f', ق: 'k', ک: 'k', ك: 'k' },
  ...{ گ: 'g', ل: 'l', م: 'm', ن: 'n', ں: 'n' },
};

/** Pairs of letters that spell one sound, and letters that several sounds are spelled with, in their order. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/sch|sh/gu, 'x'],
  [/t?c+h/gu, '%'],
  [/ph(?=oto|on)/gu, 'f'],
  [/([kgbdjtpcrs])h/gu, '$1'],
  [/c(?=[eiy])/gu, 's'],
  [/[cq]/gu, 'k'],
  [/%/gu, 'c'],
  [/[aeiouvwyh]/gu, ''],
];

const isUrdu = /(?=\p{L})\p{Script=Arabic}/u;
const isLatin = /\p{Script=Latin}/u;

/**
 * The consonants of a text in Urdu, however it is written: in its own script or in Latin letters as people type it. Words are apart by single spaces, and
 * a consonant twice in a row is one. Both spellings of one sentence have nearly the same skeleton; texts in other languages have one too, which says little.
 *
 * @example urduSkeleton('پولیس کو پہلے سے پتا تھا') // 'pls k pl s pt t'
 * @example urduSkeleton('Police ko pehle se pata tha') // 'pls k pl s pt t'
 */
export function urduSkeleton(text: string): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}|\p{Cf}|\u0640/gu, '')
    .split(/[^\p{L}\p{Nd}]+/u);
  return words
    .map(skeletonOf)
    .filter((word) => word !== '')
    .join(' ');
}

function skeletonOf(word: string): string {
  return soundsOf(word).replace(/(.)\1+/gu, '$1');
}

function soundsOf(word: string): string {
  if (isUrdu.test(word)) return [...word].map((letter) => consonants[letter] ?? '').join('');
  if (isLatin.test(word)) return spellings.reduce((left, [pattern, letter]) => left.replace(pattern, letter), word);
  return comparable(word.replace(/\P{Nd}/gu, ''));
}
