import { accept, type Result, refuse } from '#foundations/result';
import { type Direction, directionOf, graphemeCount, presentable } from '#foundations/text';
import { LONGEST_WORDS } from './share-links.ts';

/** What somebody has written, fit to be kept and shown. */
export interface Draft {
  readonly words: string;
  /** The tag of the language it is in, as its writer says. */
  readonly language: string;
  readonly direction: Direction;
}

export type DraftProblem =
  | { readonly kind: 'empty' }
  /** Emoji, digits or signs alone. */
  | { readonly kind: 'no-words' }
  | { readonly kind: 'too-long'; readonly by: number };

/** Beyond this nobody counts to the end. */
const FAR_TOO_LONG = 20_000;

/** Reads what was typed. Only the three things that nobody could share are refused; everything else is advice. */
export function readDraft(typed: string, language: string): Result<Draft, DraftProblem> {
  const words = presentable(typed);
  if (words === '') return refuse({ kind: 'empty' });
  if (!/\p{L}/u.test(words)) return refuse({ kind: 'no-words' });
  const length = words.length > FAR_TOO_LONG ? words.length : graphemeCount(words, language);
  if (length > LONGEST_WORDS) return refuse({ kind: 'too-long', by: length - LONGEST_WORDS });
  return accept({ words, language, direction: directionOf(words, language) });
}
