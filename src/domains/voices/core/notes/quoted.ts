const pairs: readonly (readonly [open: string, close: string])[] = [
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['‹', '›'],
  ['‘', '’'],
  ['「', '」'],
  ['"', '"'],
];

/** The parts of a text that stand in quotation marks, from mark to mark. What is quoted is another's, and may be quoted to condemn it. */
export function quotedParts(text: string): readonly { readonly from: number; readonly to: number }[] {
  const parts: { from: number; to: number }[] = [];
  for (let at = 0; at < text.length; at++) {
    const pair = pairs.find(([open]) => open === text[at]);
    if (pair === undefined || isApostrophe(text, at)) continue;
    const end = closing(text, at + 1, pair[1]);
    if (end === -1) continue;
    parts.push({ from: at, to: end + 1 });
    at = end;
  }
  return parts;
}

function closing(text: string, start: number, mark: string): number {
  for (let at = text.indexOf(mark, start); at !== -1; at = text.indexOf(mark, at + 1))
    if (!isApostrophe(text, at)) return at;
  return -1;
}

/** Between two letters a single mark is part of a word. */
const isApostrophe = (text: string, at: number): boolean =>
  /[‘’]/.test(text[at] ?? '') && /\p{L}/u.test(text[at - 1] ?? '') && /\p{L}/u.test(text[at + 1] ?? '');
