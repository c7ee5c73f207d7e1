import {
  type AnswerBody,
  type AnswerProblem,
  type AnswerVersion,
  mostSources,
  type Source,
  type Verdict,
  verdicts,
} from '#domains/straight-talk/core';
import type { Reader } from '../../shell/reader.ts';
import { field, type StaffVisit } from '../frame/visit.ts';

/** The parts of an answer that are words, in the order in which they are read. */
export const textParts = [
  'claim',
  'fact',
  'warning',
  'why',
  'cause',
  'unknown',
  'wouldChangeOurMind',
  'card',
  'correction',
] as const satisfies readonly (keyof AnswerBody)[];
export type TextPart = (typeof textParts)[number];

/** A source as it stands in the form; `text` is what a checker copied there, empty where it is kept already. */
export interface TypedSource extends Pick<Source, 'title' | 'address' | 'date'> {
  readonly takenOn: string;
  readonly sha256: string;
  readonly text: string;
}

export interface TypedAnswer {
  readonly texts: Readonly<Record<TextPart, string>>;
  readonly verdict: Verdict;
  readonly sources: readonly TypedSource[];
  readonly interest: string;
}

/** What the form holds of a version that is to be changed, or nothing yet. `correction` is about the version before, and begins empty. */
export function typedOf(body: AnswerVersion | null, keepsCorrection: boolean): TypedAnswer {
  const texts = Object.fromEntries(
    textParts.map((part) => [part, part === 'correction' && !keepsCorrection ? '' : (body?.[part] ?? '')]),
  ) as Record<TextPart, string>;
  const sources = (body?.sources ?? []).map(({ copy, ...source }) => ({ ...source, ...copy, text: '' }));
  return { texts, verdict: body?.verdict ?? 'false', sources, interest: keepsCorrection ? (body?.interest ?? '') : '' };
}

export function typedIn(visit: StaffVisit): TypedAnswer {
  const verdict = verdicts.find((name) => name === field(visit, 'verdict')) ?? 'cannot-tell';
  const texts = Object.fromEntries(textParts.map((part) => [part, field(visit, part)])) as Record<TextPart, string>;
  const sources = Array.from({ length: mostSources + 1 }, (_, at): TypedSource => {
    const of = (name: string) => field(visit, `source.${at}.${name}`).trim();
    return {
      title: of('title'),
      address: of('address'),
      date: of('date'),
      takenOn: of('takenOn'),
      sha256: of('sha256'),
      text: of('text'),
    };
  }).filter(({ title, address, text }) => `${title}${address}${text}` !== '');
  return { texts, verdict, sources, interest: field(visit, 'interest') };
}

/** What is wrong, by the field it is about. */
export function problemWords(reader: Reader, problems: readonly AnswerProblem[]): ReadonlyMap<string, string> {
  return new Map(problems.map((problem) => wordsFor(reader, problem)));
}

function wordsFor({ t }: Reader, problem: AnswerProblem): readonly [field: string, words: string] {
  switch (problem.kind) {
    case 'missing':
    case 'too-long':
      return [problem.part, t(`desk.claims.problem.${problem.kind}`)];
    case 'too-many-sources':
      return ['sources', t('desk.claims.problem.too-many-sources', { most: mostSources })];
    case 'source':
      return [`source.${problem.at}.${fieldOf[problem.what]}`, t(`desk.claims.problem.source.${problem.what}`)];
  }
}

const fieldOf = { title: 'title', address: 'address', date: 'date', copy: 'text' } as const;
