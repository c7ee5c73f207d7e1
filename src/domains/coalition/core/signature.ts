import { addDays } from '#foundations/calendar';
/** An organisation that signs, or asks to. */
export interface Signature {
  readonly id: string;
  readonly name: string;
  /** https: what a steward checks, and what readers may look at. */
  readonly website: string;
  /** ISO date on which a steward confirmed it; null while it only asks. */
  readonly signedOn: string | null;
  /** ISO date up to which it holds; a year at a time. */
  readonly until: string | null;
  /** "staff:ID" of whoever asked for it to be taken out. */
  readonly removalAskedBy: string | null;
}

export const DAYS_SIGNED = 365;
/** So many days before it runs out an organisation can sign for another year. */
export const DAYS_TO_RENEW = 60;
export const LONGEST_NAME = 80;

export type Standing = 'asked' | 'signed' | 'lapsed' | 'taken-out';

/** Where a signature stands on a day. What nobody renews lapses by itself, and what somebody asked to take out is hidden from then on. */
export function standingOf({ until, removalAskedBy }: Signature, today: string): Standing {
  if (removalAskedBy !== null) return 'taken-out';
  if (until === null) return 'asked';
  return until < today ? 'lapsed' : 'signed';
}

export const mayRenew = ({ until }: Signature, today: string): boolean =>
  until !== null && addDays(until, -DAYS_TO_RENEW) <= today;

export type SignProblem = { readonly field: 'name' | 'website'; readonly kind: 'missing' | 'too-long' | 'malformed' };

export function signProblems({ name, website }: Pick<Signature, 'name' | 'website'>): readonly SignProblem[] {
  const problems: SignProblem[] = [];
  if (name.trim() === '') problems.push({ field: 'name', kind: 'missing' });
  if (name.length > LONGEST_NAME) problems.push({ field: 'name', kind: 'too-long' });
  const url = URL.parse(website);
  if (website.trim() === '') problems.push({ field: 'website', kind: 'missing' });
  else if (url?.protocol !== 'https:' || url.username !== '' || !url.hostname.includes('.') || website.length > 200)
    problems.push({ field: 'website', kind: 'malformed' });
  return problems;
}
