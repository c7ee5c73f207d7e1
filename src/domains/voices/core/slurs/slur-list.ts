import { comparable, keyedHash } from '#foundations/text';
import { SLUR_HASHES } from './slur-hashes.ts';

/**
 * What to veil, as hashes: nobody who reads the code reads slurs. `words` and phrases are met whole, `stems` begin a word, and where one of the `innocent` phrases
 * covers a word nothing is veiled.
 */
export interface SlurList {
  readonly words: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  readonly innocent: ReadonlySet<string>;
}

export type SlurKind = keyof SlurList;

/** 64 bits of the comparing form of a word, or of several with a space between, as 16 hex digits. */
export function hashOfForm(form: string): string {
  return [1, 2].map((half) => keyedHash([half, 0], form, 0, form.length).toString(16).padStart(8, '0')).join('');
}

/**
 * Reads a line of a list: `word` or `two words` for what is met whole, `stem*` for what a word begins with, `! in the armour` for a phrase that is innocent.
 * Null for an empty line and for a remark after `#`.
 */
export function readSlurLine(line: string): { readonly kind: SlurKind; readonly hash: string } | null {
  const text = line.replace(/#.*/, '').trim();
  const kind = text.startsWith('!') ? 'innocent' : text.endsWith('*') ? 'stems' : 'words';
  const form = comparable(text);
  return form === '' ? null : { kind, hash: hashOfForm(form) };
}

/** The list that the program brings, with what an operator adds to it, line by line. */
export function slurListWith(lines: readonly string[] = []): SlurList {
  const more = lines.map(readSlurLine).filter((entry) => entry !== null);
  const of = (kind: SlurKind): ReadonlySet<string> =>
    new Set([
      ...splitHashes(SLUR_HASHES[kind]),
      ...more.filter((entry) => entry.kind === kind).map(({ hash }) => hash),
    ]);
  return { words: of('words'), stems: of('stems'), innocent: of('innocent') };
}

const splitHashes = (hashes: string): readonly string[] => hashes.match(/[0-9a-f]{16}/g) ?? [];
