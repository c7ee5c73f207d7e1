import { accept, type Result, refuse } from '#foundations/result';
import type { Comparator, Missed } from '../plan/comparators.ts';
import type { PlanSettings } from './settings.ts';

/** A plan as it was decided on: it does not change with what is learned later. */
export interface DecisionRecord {
  readonly title: string;
  readonly settings: PlanSettings;
  readonly basedOn: BasedOn;
  readonly chosen: readonly RecordedChoice[];
  readonly spent: number;
  readonly benefit: number;
  /** How much better another plan within the limits could be at most: a share, proved. */
  readonly gap: number;
  /** Whether it is proved that none is better. */
  readonly isExact: boolean;
  readonly draws: number;
  readonly options: readonly Option[];
  readonly missed: Missed;
  /** On whom the money falls; null where the installation has no table to hold it against. */
  readonly audit: readonly AuditedSpend[] | null;
  readonly words: DecisionWords;
}

export interface BasedOn {
  readonly versionId: string;
  readonly mapTitle: string;
  readonly axis: string;
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
  readonly programVersion: string;
}

export interface RecordedChoice {
  readonly code: string;
  readonly area: string;
  readonly region: string;
  readonly help: string;
  readonly places: number;
  readonly cost: number;
  readonly benefit: number;
  readonly selectedShare: number | null;
  readonly replacementCost: number;
  readonly flipsAt: number | null;
  readonly instead: readonly { readonly area: string; readonly help: string }[];
}

/** A way that was considered. */
export interface Option {
  readonly kind: 'plan' | Comparator['kind'];
  readonly benefit: number;
  readonly spent: number;
  readonly areas: number;
}

export interface AuditedSpend {
  readonly characteristic: string;
  readonly selectionRatio: number | null;
  readonly exposureIndex: number | null;
  readonly spearman: number | null;
}

/** What only people can say: why, why not the others, who disagreed, who answers for it, and when it is looked at again. */
export interface DecisionWords {
  readonly reasons: string;
  readonly rejected: string;
  /** Blank where nobody disagreed. */
  readonly dissent: string;
  readonly owner: string;
  /** ISO day. */
  readonly reviewOn: string;
}

export type WordsProblem = 'no-reasons' | 'no-rejected' | 'no-owner' | 'too-long' | 'no-review' | 'review-past';

const LONGEST = 4000;

/** The words of a decision, as they come from a form. A review lies after today. */
export function readDecisionWords(
  fields: ReadonlyMap<string, string>,
  today: string,
): Result<DecisionWords, { readonly field: keyof DecisionWords; readonly problem: WordsProblem }> {
  const of = (name: keyof DecisionWords) => (fields.get(name) ?? '').trim();
  const words = {
    reasons: of('reasons'),
    rejected: of('rejected'),
    dissent: of('dissent'),
    owner: of('owner'),
    reviewOn: of('reviewOn'),
  };
  for (const [field, problem] of [
    ['reasons', 'no-reasons'],
    ['rejected', 'no-rejected'],
    ['owner', 'no-owner'],
  ] as const)
    if (words[field] === '') return refuse({ field, problem });
  for (const field of ['reasons', 'rejected', 'dissent', 'owner'] as const)
    if (words[field].length > LONGEST) return refuse({ field, problem: 'too-long' });
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/u.test(words.reviewOn) || Number.isNaN(Date.parse(words.reviewOn)))
    return refuse({ field: 'reviewOn', problem: 'no-review' });
  return words.reviewOn > today ? accept(words) : refuse({ field: 'reviewOn', problem: 'review-past' });
}
