/** Characters that have broken text boxes before, beside plain ones of six languages; lone surrogates among them. */
export const trickyPieces = [
  ...'aZiIıİşßſéﬁＡ𝓪ꜱ🅰оА0٣۳৩²½',
  ...'اأإآٱىيیكکههةہھءئؤ\u0640\u064b\u0651\ufefb\ufdfa\ufdfd',
  ...'কষয়\u09bc\u09cd\u09c7\u09be\u09cb\u09cc\u0981ৎ',
  ...' \t\n\r\u00a0\u2028\u3164\u2800.,!?"\'’…-_@#/<>&',
  ...'\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2060\ufeff\u00ad\u034f\u180e',
  ...'\u0300\u0301\u0316\u0327\u0345\u20dd\ufe0f\u{e0100}\u{e0041}\u{e007f}\u{1f3f4}\u{1f468}\u{1f467}\u{1f1ec}\u{1f3fd}❤',
  '\ud800',
  '\udc00',
  '\ufffe',
  '\ue000',
  '\0',
  '\u001b',
  '\u0085',
];

export const everyCharacter: readonly string[] = Array.from({ length: 0x110000 }, (_, code) =>
  code < 0x10000 ? String.fromCharCode(code) : String.fromCodePoint(code),
);

/** Texts of 100,000 characters that are costly where something is done badly. */
export const floods: Readonly<Record<string, string>> = {
  English: 'This is not ours, and it never was. '.repeat(2_800),
  Urdu: 'یہ ہمارا راستہ نہیں ہے، ہم سب ایک ہیں۔ '.repeat(2_500),
  'marks out of order': `a${'\u0301\u0316'.repeat(50_000)}`,
  'Bengali marks out of order': `ক${'\u09cd\u09bc'.repeat(50_000)}`,
  'zero width joiners': `a${'\u200d'.repeat(100_000)}b`,
  'a selector after each letter': 'a\ufe0f'.repeat(50_000),
  'embeddings never closed': '\u202e'.repeat(100_000),
  'isolates never closed': 'a\u2067'.repeat(50_000),
  'lone surrogates': '\udc00\ud800'.repeat(50_000),
  emoji: '👨‍👩‍👧'.repeat(12_500),
  'line ends': ' \r\n'.repeat(33_000),
  apostrophes: `a${"'".repeat(100_000)}`,
  tags: `\u{1f3f4}${'\u{e0041}'.repeat(50_000)}`,
  tatweel: `ل${'\u0640'.repeat(100_000)}ا`,
  'one word': 'x'.repeat(100_000),
};
