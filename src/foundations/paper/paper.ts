import { accept, type Result, refuse } from '#foundations/result';

/** One version of a text that a second person approves before anybody outside sees it. Whoever writes on, writes the next; none is ever changed. */
export interface Paper<Body> {
  /** From 1. */
  readonly number: number;
  readonly body: Body;
  /** "staff:ID". */
  readonly writtenBy: string;
  readonly writtenAt: Date;
  /** Whether its writer has asked for a second person. */
  readonly isOffered: boolean;
  /** Null while nobody has decided. */
  readonly decision: PaperDecision | null;
}

export interface PaperDecision {
  readonly outcome: 'approved' | 'sent-back';
  readonly by: string;
  readonly at: Date;
  /** Why it goes back; empty for what was approved. */
  readonly note: string;
}

export type PaperProblem =
  /** There is none, or it has been decided. */
  | 'nothing-waits'
  /** Somebody has written on since the page was opened. */
  | 'changed-since'
  /** Its writer has not finished. */
  | 'not-offered'
  /** Whoever wrote any of what is new does not approve it. */
  | 'same-person'
  /** What goes back says why. */
  | 'no-note'
  | 'note-too-long';

export const LONGEST_NOTE = 1000;

/** What was approved last: what the public sees. */
export const approvedOf = <Body>(papers: readonly Paper<Body>[]): Paper<Body> | null =>
  papers.findLast(({ decision }) => decision?.outcome === 'approved') ?? null;

/** What somebody is working on, or what waits; null when the newest was approved. */
export function openOf<Body>(papers: readonly Paper<Body>[]): Paper<Body> | null {
  const newest = papers.at(-1);
  return newest === undefined || newest.decision?.outcome === 'approved' ? null : newest;
}

/** Everybody who wrote any of what nobody has approved. */
export function writersOf(papers: readonly Paper<unknown>[]): readonly string[] {
  const since = approvedOf(papers)?.number ?? 0;
  return [...new Set(papers.filter(({ number }) => number > since).map(({ writtenBy }) => writtenBy))];
}

/** Whether somebody may decide on a paper they have read. `papers` are all versions of one text, by their numbers. */
export function judgePaper<Body>(
  papers: readonly Paper<Body>[],
  { number, verdict, by, note }: { number: number; verdict: PaperDecision['outcome']; by: string; note: string },
): Result<Paper<Body>, PaperProblem> {
  const paper = openOf(papers);
  if (paper === null || paper.decision !== null) return refuse('nothing-waits');
  if (paper.number !== number) return refuse('changed-since');
  if (!paper.isOffered) return refuse('not-offered');
  if (writersOf(papers).includes(by)) return refuse('same-person');
  if (verdict === 'sent-back' && note.trim() === '') return refuse('no-note');
  if (note.length > LONGEST_NOTE) return refuse('note-too-long');
  return accept(paper);
}
