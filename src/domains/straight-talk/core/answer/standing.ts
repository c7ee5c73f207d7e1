import { approvedOf, type Paper } from '#foundations/paper';
import type { AnswerBody, Verdict } from './answer.ts';

/** A version of an answer. */
export interface AnswerVersion extends AnswerBody {
  /** Which version of the original it is a translation of; null for the original itself. */
  readonly translates: number | null;
  /** What its writer has to do with the matter; empty for nothing. */
  readonly interest: string;
}

/** All versions of one claim by their language; `original`: the language it is worked out in. */
export interface AnswerPapers {
  readonly original: string;
  readonly byLanguage: ReadonlyMap<string, readonly Paper<AnswerVersion>[]>;
}

/** What a reader of a language is shown. */
export interface ShownAnswer {
  readonly language: string;
  readonly paper: Paper<AnswerVersion>;
  /** Whether the original has changed since this was translated. */
  readonly isStale: boolean;
}

const currentIn = ({ byLanguage }: AnswerPapers, language: string) => approvedOf(byLanguage.get(language) ?? []);

/**
 * The answer for a reader: in her language where somebody has approved it there, else the original; null while the original has none. A translation of an older
 * version says that it is one; where the verdict has become another since, it is not shown at all.
 */
export function shownAnswer(papers: AnswerPapers, language: string): ShownAnswer | null {
  const original = currentIn(papers, papers.original);
  if (original === null) return null;
  const translated = language === papers.original ? null : currentIn(papers, language);
  if (translated === null || translated.body.verdict !== original.body.verdict)
    return { language: papers.original, paper: original, isStale: false };
  return { language, paper: translated, isStale: translated.body.translates !== original.number };
}

/** Languages of translations that have fallen behind the original, so that somebody sees to them. */
export function staleLanguages(papers: AnswerPapers): readonly string[] {
  const original = currentIn(papers, papers.original);
  return [...papers.byLanguage.keys()]
    .filter((language) => {
      const current = language === papers.original ? null : currentIn(papers, language);
      return current !== null && original !== null && current.body.translates !== original.number;
    })
    .toSorted();
}

/** One line in the log of corrections. */
export interface Correction {
  /** The number of the version that put it right. */
  readonly number: number;
  readonly at: Date;
  readonly what: string;
  /** Where the verdict changed. */
  readonly verdict: { readonly from: Verdict; readonly to: Verdict } | null;
}

/** Every change of what was public, the newest first. Nothing that was public drops out of it: versions are never changed or taken from the row. */
export function correctionsOf(original: readonly Paper<AnswerVersion>[]): readonly Correction[] {
  const shown = original.filter(({ decision }) => decision?.outcome === 'approved');
  return shown
    .slice(1)
    .map(({ number, body, decision }, at) => {
      const before = shown[at]!.body.verdict;
      const verdict = before === body.verdict ? null : { from: before, to: body.verdict };
      return { number, at: decision!.at, what: body.correction, verdict };
    })
    .toReversed();
}
