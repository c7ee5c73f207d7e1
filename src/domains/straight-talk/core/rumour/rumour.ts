import { accept, type Result, refuse } from '#foundations/result';
import { presentable, withoutLinks } from '#foundations/text';

/** What somebody sent in, fit to be kept. */
export interface Rumour {
  readonly words: string;
  /** The tag of the language it is in, as its sender says. */
  readonly language: string;
}

export type RumourProblem =
  | { readonly kind: 'empty' }
  /** Emoji, digits, signs or a bare link: there is nothing that could be checked. */
  | { readonly kind: 'no-words' }
  | { readonly kind: 'too-long'; readonly by: number };

/** UTF-16 units: a paste of a whole chat is taken in, a book is not. */
export const longestRumour = 100_000;

/** Reads what was sent. */
export function readRumour(sent: string, language: string): Result<Rumour, RumourProblem> {
  const words = presentable(sent);
  if (words === '') return refuse({ kind: 'empty' });
  if (words.length > longestRumour) return refuse({ kind: 'too-long', by: words.length - longestRumour });
  if (!/\p{L}/u.test(withoutLinks(words))) return refuse({ kind: 'no-words' });
  return accept({ words, language });
}

/**
 * gathering: copies come in, and nobody has put it into words. worded: a checker has, and it waits for its answer. private: it tells of a private person. closed: it is
 * not to be answered.
 */
export const claimStates = ['gathering', 'worded', 'private', 'closed'] as const;
export type ClaimState = (typeof claimStates)[number];

/** So long at most the words of a rumour about a private person are kept, from when its first copy came. */
export const hoursOfPrivateWords = 72;

/** Until when the words of a claim about a private person are deleted: never later than 72 hours from now, and at once where its first copy is older. */
export function deletePrivateBy(firstAt: Date, now: Date): Date {
  const end = new Date(firstAt.getTime() + hoursOfPrivateWords * 3_600_000);
  return end < now ? now : end;
}

/** Days after which nobody needs the words of a rumour any more. */
export const daysOfWords = 30;

/** What the holder of a receipt is told. */
export type ReceiptState = 'waiting' | 'checking' | 'answered' | 'not-for-us';

export function receiptOf(claim: { readonly state: ClaimState; readonly answeredAt: Date | null }): ReceiptState {
  if (claim.state === 'gathering') return 'waiting';
  if (claim.state !== 'worded') return 'not-for-us';
  return claim.answeredAt === null ? 'checking' : 'answered';
}
