import { LOOKALIKES } from './lookalikes.ts';

/**
 * Letters that readers of a language take for the same one, and letters of no decomposition. What decomposes by Unicode (hamza and madda on alef,
 * presentation forms, full width, mathematical letters, the composed nukta letters of Bengali) is not listed: NFKD takes it apart.
 *
 * Arabic, Persian, Urdu: forms that stand for one letter on different keyboards (Unicode Core Specification, chapter 9.2, on yeh, kaf, heh). The
 * short and the long yeh of Urdu stay apart, as do letters that differ in sound.
 */
const sameLetters: Readonly<Record<string, string>> = {
  ا: '\u0671\u0672\u0673\u0675', // alef wasla, wavy hamza, high hamza
  ي: '\u0649\u06cc\u06cd\u06ce\u06d0\u063d\u063e\u063f\u0678', // alef maksura, Farsi yeh and its forms
  ك: '\u06a9\u06aa\u063b\u063c\u0643', // keheh, swash kaf
  ه: '\u06c1\u06be\u06c0\u06c2\u06c3\u06d5\u06ff\u0629', // heh goal, heh doachashmee, ae, teh marbuta
  و: '\u0676\u06c4\u06c6\u06c7\u06c8',
  ن: '\u06ba', // noon ghunna
  '': '\u0621\u0674', // hamza alone
  // Khanda ta is ta with a hasanta.
  'ত\u09cd': '\u09ce',
  // Latin letters without a decomposition, and those of pictures and of small capitals that people type for show.
  ss: 'ßẞ',
  th: 'Þþ',
  n: 'ŋŊɴ',
  e: 'əƏᴇɛƐ',
  a: 'ᴀ',
  b: 'ʙ',
  d: 'ᴅ',
  f: 'ꜰ',
  g: 'ɢ',
  h: 'ʜ',
  i: 'ꟾ',
  j: 'ᴊ',
  k: 'ᴋ',
  l: 'ʟ',
  m: 'ᴍ',
  p: 'ᴘ',
  t: 'ᴛ',
  '\u0628\u0633\u0645 \u0627\u0644\u0644\u0647 \u0627\u0644\u0631\u062d\u0645\u0646 \u0627\u0644\u0631\u062d\u064a\u0645':
    '\ufdfd',
};

/** Letters in circles and squares, white on black, that have no decomposition: A to Z from each of these. */
const alphabets = [0x1f150, 0x1f170];

function tableOfForms(): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  for (const [form, letters] of [...Object.entries(LOOKALIKES), ...Object.entries(sameLetters)])
    for (const letter of letters) forms.set(letter, form);
  for (const start of alphabets)
    for (let at = 0; at < 26; at++) forms.set(String.fromCodePoint(start + at), String.fromCharCode(0x61 + at));
  return forms;
}

const forms = tableOfForms();
const isDigit = /^\p{Nd}$/u;

/** One form for a letter or digit that has several; the same character where it has one. */
export function formOf(character: string): string {
  const known = forms.get(character);
  if (known !== undefined) return known;
  return isDigit.test(character) ? digitOf(character) : character;
}

/** Decimal digits stand in tens, each from its nought (Unicode Core Specification, chapter 4.6). */
function digitOf(character: string): string {
  const code = character.codePointAt(0)!;
  let nought = code;
  while (nought > code - 9 && isDigit.test(String.fromCodePoint(nought - 1))) nought--;
  return String(code - nought);
}
