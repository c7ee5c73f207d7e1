import { isLinkable } from './is-linkable.ts';

/** What became of a claim. `cannot-tell`: not yet, and the answer says what is missing. */
export const verdicts = ['true', 'misleading', 'false', 'cannot-tell'] as const;
export type Verdict = (typeof verdicts)[number];

/** Where something is to be read, as it stood there on a day. */
export interface Source {
  readonly title: string;
  readonly address: string;
  /** ISO date of what is cited. */
  readonly date: string;
  /** The text as it stood there, kept by us, by its hash (sha256 in hex), and the ISO date on which it was taken. */
  readonly copy: { readonly sha256: string; readonly takenOn: string };
}

/**
 * An answer in one language. Its parts stand in the order of the Debunking Handbook (Lewandowsky et al. 2020): fact, warning, why it misleads, fact again with what
 * really was the cause.
 */
export interface AnswerBody {
  /** The claim in a checker's words, without what would spread it. */
  readonly claim: string;
  readonly verdict: Verdict;
  readonly fact: string;
  /** That what follows is not so; empty for a claim that is true. */
  readonly warning: string;
  readonly why: string;
  /** The alternative cause. */
  readonly cause: string;
  readonly unknown: string;
  readonly wouldChangeOurMind: string;
  /** What one relative sends to another. */
  readonly card: string;
  readonly sources: readonly Source[];
  /** What is different from the version before, for the log of corrections; empty for the first. */
  readonly correction: string;
}

export const longest = { claim: 200, fact: 280, warning: 200, why: 2000, cause: 2000, unknown: 1000 } as const;
export const longestOfRest = { wouldChangeOurMind: 1000, card: 160, correction: 500, sourceTitle: 200 } as const;
export const mostSources = 20;

/** A part that is missing or too long, or a source (from 0) in which something is wrong. */
export type AnswerProblem =
  | { readonly kind: 'missing' | 'too-long'; readonly part: keyof AnswerBody }
  | { readonly kind: 'too-many-sources' }
  | { readonly kind: 'source'; readonly at: number; readonly what: 'title' | 'address' | 'date' | 'copy' };

/** Whether something stands where the reader will ask for it. What is not known is part of an answer that cannot tell. */
function mustStand(part: keyof AnswerBody, { verdict }: AnswerBody, isFirst: boolean): boolean {
  switch (part) {
    case 'warning':
    case 'cause':
      return verdict === 'false' || verdict === 'misleading';
    case 'unknown':
      return verdict === 'cannot-tell';
    case 'sources':
      return verdict !== 'cannot-tell';
    case 'correction':
      return !isFirst;
    default:
      return true;
  }
}

const limits: Readonly<Partial<Record<keyof AnswerBody, number>>> = { ...longest, ...longestOfRest };
const parts = [...Object.keys(limits), 'sources'].filter((part) => part !== 'sourceTitle') as (keyof AnswerBody)[];

/** Everything that keeps an answer from being offered to a second checker, in the order of its parts. `isFirst`: nothing of this claim was public before. */
export function problemsOf(answer: AnswerBody, { isFirst }: { readonly isFirst: boolean }): readonly AnswerProblem[] {
  const ofParts = parts.flatMap((part): AnswerProblem[] => {
    const said = answer[part];
    if (mustStand(part, answer, isFirst) && (typeof said === 'string' ? said.trim() : said).length === 0)
      return [{ kind: 'missing', part }];
    return said.length > (limits[part] ?? Number.POSITIVE_INFINITY) ? [{ kind: 'too-long', part }] : [];
  });
  const tooMany: AnswerProblem[] = answer.sources.length > mostSources ? [{ kind: 'too-many-sources' }] : [];
  return [...ofParts, ...tooMany, ...answer.sources.flatMap(problemsOfSource)];
}

function problemsOfSource({ title, address, date, copy }: Source, at: number): readonly AnswerProblem[] {
  const isWrong = {
    title: title.trim() === '' || title.length > longestOfRest.sourceTitle,
    address: !isLinkable(address),
    date: !isDay(date),
    copy: !/^[0-9a-f]{64}$/.test(copy.sha256) || !isDay(copy.takenOn),
  };
  return (['title', 'address', 'date', 'copy'] as const)
    .filter((what) => isWrong[what])
    .map((what) => ({ kind: 'source', at, what }));
}

function isDay(text: string): boolean {
  const read = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return read !== null && !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text);
}
