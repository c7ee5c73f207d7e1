import { addDays } from '#foundations/calendar';
import { accept, type Result, refuse } from '#foundations/result';

/** A text before it is recorded, as it comes from a form. */
export interface Draft {
  readonly text: string;
  readonly reviewBy: string;
}

export type DraftProblem =
  | { readonly kind: 'no-text' }
  | { readonly kind: 'text-too-long' }
  /** What still stands between square brackets, each once, as it stands. */
  | { readonly kind: 'placeholders'; readonly found: readonly string[] }
  | { readonly kind: 'not-a-day' }
  | { readonly kind: 'review-past' }
  | { readonly kind: 'review-too-late'; readonly latest: string };

/** In characters. The longest template has a fifth of it. */
export const longestText = 30_000;

/** A year and a day: "at least every twelve months" is what regulators ask, and leap years have one day more. */
export const latestReview = (today: string): string => addDays(today, 366);

/** Judges a text and the day of its review; says everything that is wrong. The text comes back tidied: line ends, spaces at them, blank ends. */
export function checkDraft(draft: Draft, today: string): Result<Draft, readonly DraftProblem[]> {
  const text = tidy(draft.text);
  const reviewBy = draft.reviewBy.trim();
  const problems = [...problemsOfText(text), ...problemsOfReview(reviewBy, today)];
  return problems.length === 0 ? accept({ text, reviewBy }) : refuse(problems);
}

function problemsOfText(text: string): readonly DraftProblem[] {
  if (text === '') return [{ kind: 'no-text' }];
  const tooLong: DraftProblem[] = [...text].length > longestText ? [{ kind: 'text-too-long' }] : [];
  const found = findPlaceholders(text);
  return found.length === 0 ? tooLong : [...tooLong, { kind: 'placeholders', found }];
}

function problemsOfReview(reviewBy: string, today: string): readonly DraftProblem[] {
  if (!isDay(reviewBy)) return [{ kind: 'not-a-day' }];
  if (reviewBy <= today) return [{ kind: 'review-past' }];
  const latest = latestReview(today);
  return reviewBy > latest ? [{ kind: 'review-too-late', latest }] : [];
}

/** Whatever stands between square brackets, and a bracket that somebody has half deleted with the rest of its line. */
export function findPlaceholders(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\[[^[\]]*\]|[[\]][^\n]*/g)].map(([found]) => found.replaceAll(/\s+/g, ' ')))];
}

function tidy(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{C}\n]/gu, ' ')
    .replaceAll(/[^\S\n]+$/gm, '')
    .trim();
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && addDaysOrNull(text) === text;

function addDaysOrNull(day: string): string | null {
  return Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ? null : addDays(day, 0);
}
