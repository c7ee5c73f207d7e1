import { comparable } from '#foundations/text';

/** A text with its digits in ASCII and without what cannot be seen, and where each of its units stood. */
export interface PlainText {
  readonly plain: string;
  /** The place in the original of a part of the plain text. */
  readonly original: (from: number, to: number) => { readonly from: number; readonly to: number };
}

const unseen = /^[\p{Cf}\p{Variation_Selector}]$/u;
const digit = /^\p{Nd}$/u;

/** What a reader dials or types when they see the text: digits of any script, full width signs, nothing hidden in between. */
export function plainTextOf(text: string): PlainText {
  const places: number[] = [];
  let plain = '';
  let at = 0;
  for (const character of text) {
    const read = readingOf(character);
    for (let unit = 0; unit < read.length; unit++) places.push(at);
    plain += read;
    at += character.length;
  }
  return {
    plain,
    original: (from, to) => ({ from: places[from]!, to: places[to - 1]! + lengthAt(text, places[to - 1]!) }),
  };
}

function readingOf(character: string): string {
  if (character < '\x80') return character;
  if (unseen.test(character)) return '';
  if (digit.test(character)) return comparable(character);
  const compatible = character.normalize('NFKC');
  return compatible.length === 1 ? compatible : character;
}

const lengthAt = (text: string, at: number): number => String.fromCodePoint(text.codePointAt(at)!).length;
