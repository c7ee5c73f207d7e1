import { formOf } from './letter-forms.ts';

/** Scripts in which marks are vowels and so belong to the letters; elsewhere they only colour them. */
const marksOfLetters =
  /[\p{Script=Bengali}\p{Script=Devanagari}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Thai}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Tibetan}]/v;

const otherMarks = new RegExp(`[\\p{M}--${marksOfLetters.source}]`, 'gv');
/** Controls of direction and width, lone surrogates, fillers, tatweel, the apostrophes. */
const unseen = /\u034f|[\p{Cf}\p{Cs}\u115f\u1160\u3164\uffa0\u0640\u07fa'`´’‘‛ʼʻʾʿˈ′]/gu;
/** More marks in a row than any word has; putting long runs in order would cost the square of their length. */
const tooManyMarks = /(\p{M}{8})\p{M}+/gu;
const beyondAscii = /[^\0-\x7f]/gu;
const notOfWords = new RegExp(`[^\\p{L}\\p{Nd}[\\p{M}&&${marksOfLetters.source}]]+`, 'gv');

/**
 * The form in which texts are compared: what an eye takes for the same is the same. Small letters, decimal digits and single spaces remain. Case,
 * punctuation, emoji, accents and vowel marks of Arabic, tatweel, controls of direction and width go; compatibility forms (NFKD), letters of other
 * keyboards, digits of all scripts and lookalikes of Latin letters become one; so do the four i of Turkish. Not for showing.
 *
 * The same again for its own result. At most 22 times as long (one character of Arabic is the whole bismillah); linear time.
 *
 * @example comparable('ＬＯＶＥ fоr  “All”!! ❤️') // 'love for all'
 * @example comparable('هٰذا لـــیس مِنّا') // 'هذا ليس منا'
 */
export function comparable(text: string): string {
  return text
    .replace(unseen, '')
    .replace(otherMarks, '')
    .replace(tooManyMarks, '$1')
    .normalize('NFKD')
    .replace(unseen, '')
    .replace(otherMarks, '')
    .replace(beyondAscii, formOf)
    .normalize('NFD')
    .toLowerCase()
    .replace(tooManyMarks, '$1')
    .replace(notOfWords, ' ')
    .trim();
}
