import { words } from './words.ts';

/** How many words a code has: 1000 to the power of 6 is a little under 60 bits. */
const codeWords = 6;

/** What a code is, however it was written: its six numbers of three digits each, in one piece. */
export type CodeDigits = string & { readonly kind: 'code' };

/** A code as somebody is shown it. Both say the same, and either is enough. */
export interface WrittenCode {
  /** "acorn lamp river stone violet zone" */
  readonly words: string;
  /** "004 412 655 781 931 999": for whoever would rather type figures than English words. */
  readonly figures: string;
}

/** Turns random numbers from 0 to 999 into a code. Throws unless there are six. */
export function codeOf(numbers: readonly number[]): CodeDigits {
  if (numbers.length !== codeWords || numbers.some((number) => words[number] === undefined))
    throw new Error(`a code needs ${codeWords} numbers from 0 to ${words.length - 1}: got ${numbers.length}`);
  return numbers.map((number) => String(number).padStart(3, '0')).join('') as CodeDigits;
}

export function writeCode(digits: CodeDigits): WrittenCode {
  const groups = digits.match(/\d{3}/g) ?? [];
  return { words: groups.map((group) => words[Number(group)]).join(' '), figures: groups.join(' ') };
}

const zeros = ['0', '٠', '۰', '০', '０'].map((zero) => zero.charCodeAt(0));

/** Figures of Arabic, Urdu and Bengali keyboards as Latin ones. */
function latinFigures(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (figure) => {
    const zero = zeros.find((start) => figure.charCodeAt(0) >= start && figure.charCodeAt(0) < start + 10);
    return zero === undefined ? figure : String(figure.charCodeAt(0) - zero);
  });
}

const numberOf = new Map(words.map((word, index) => [word, String(index).padStart(3, '0')]));

/**
 * Reads a code as people type it: words or figures of any keyboard, with any spaces, dashes or dots, in any case; null for what is no
 * code. Whether anybody holds it is another question.
 */
export function readCode(text: string): CodeDigits | null {
  if (text.length > 200) return null;
  const plain = latinFigures(text).normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ı', 'i');
  const parts = plain.match(/[a-z]+|\d+/g) ?? [];
  const read = parts.map((part) => (/^\d/.test(part) ? part : (numberOf.get(part) ?? 'unknown'))).join('');
  return read.length === 3 * codeWords && /^\d+$/.test(read) ? (read as CodeDigits) : null;
}

/** The first three digits: enough to count guesses apart, too little to tell whose code it is. */
export const beginningOf = (digits: CodeDigits): string => digits.slice(0, 3);
