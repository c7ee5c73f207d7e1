import { addDays } from '#foundations/calendar';
import { approvedOf, type Paper } from '#foundations/paper';
import { dialOf, type FactBody, type FactDefinition, type FactId, factDefinitions, type Nation } from './fact.ts';

export type Freshness = 'not-checked' | 'fresh' | 'due' | 'overdue';

/** Somebody held a version of a fact against its source, and found it there. */
export interface FactCheck {
  /** 0 for what the program came with. */
  readonly version: number;
  /** ISO dates. */
  readonly checkedOn: string;
  readonly nextCheck: string;
  readonly by: string;
}

/** What a version says; null for one that takes the fact out of every page. */
export type FactVersion = FactBody | null;

/** A fact as it stands today, with all that a page has to say beside it. */
export interface StandingFact extends Omit<FactBody, 'number'> {
  readonly id: FactId;
  readonly kind: FactDefinition['kind'];
  readonly isPercent: boolean;
  readonly isStanding: boolean;
  readonly nations: readonly Nation[];
  readonly version: number;
  readonly freshness: Freshness;
  readonly checkedOn: string | null;
  readonly nextCheck: string | null;
  /** Empty where nobody here has checked it: a wrong number is worse than none. */
  readonly number: string;
  readonly dial: string;
}

export const DAYS_UNTIL_NEXT_CHECK = 90;
export const MOST_DAYS_UNTIL_NEXT_CHECK = 180;
const DAYS_FROM_DUE_TO_OVERDUE = 90;

/** How far a fact can be leaned on today (an ISO date). A check in the future counts as none: somebody's clock was wrong. */
export function freshnessOf(check: Pick<FactCheck, 'checkedOn' | 'nextCheck'> | null, today: string): Freshness {
  if (check === null || check.checkedOn > today) return 'not-checked';
  if (today < check.nextCheck) return 'fresh';
  return today < addDays(check.nextCheck, DAYS_FROM_DUE_TO_OVERDUE) ? 'due' : 'overdue';
}

/** What was agreed on last; `seed` before anybody has. */
export function agreedOf(papers: readonly Paper<FactVersion>[], seed: FactVersion): FactVersion {
  const approved = approvedOf(papers);
  return approved === null ? seed : approved.body;
}

/** Of the same version, the last check; an approval is one, as two people have looked. */
export function lastCheck(papers: readonly Paper<FactVersion>[], checks: readonly FactCheck[]): FactCheck | null {
  const approved = approvedOf(papers);
  const version = approved?.number ?? 0;
  const own = checks.filter((check) => check.version === version);
  if (approved?.decision) {
    const checkedOn = approved.decision.at.toISOString().slice(0, 10);
    const nextCheck = addDays(checkedOn, DAYS_UNTIL_NEXT_CHECK);
    own.unshift({ version, checkedOn, nextCheck, by: approved.decision.by });
  }
  return own.reduce<FactCheck | null>(
    (last, check) => (last === null || check.checkedOn >= last.checkedOn ? check : last),
    null,
  );
}

/**
 * A fact as the public may see it on a day; null where it was taken out, or nobody here has yet found out whether it is so. The number of a service that nobody
 * here has checked is left out, its address stays; 999 and the hotline are there whatever happened.
 */
export function standingOf(
  definition: FactDefinition<FactId>,
  papers: readonly Paper<FactVersion>[],
  checks: readonly FactCheck[],
  today: string,
): StandingFact | null {
  const { id, kind, isPercent, isStanding, nations, seed, status } = definition;
  const approved = approvedOf(papers);
  const agreed = agreedOf(papers, seed);
  const body = isStanding ? (agreed ?? seed) : agreed;
  if (body === null) return null;
  const check = lastCheck(papers, checks);
  const freshness = freshnessOf(check, today);
  if (freshness === 'not-checked' && status === 'unverified') return null;
  const isPrinted = freshness !== 'not-checked' || isStanding;
  return {
    ...body,
    ...{ id, kind, isPercent, isStanding, nations, version: approved?.number ?? 0, freshness },
    checkedOn: freshness === 'not-checked' ? null : (check?.checkedOn ?? null),
    nextCheck: freshness === 'not-checked' ? null : (check?.nextCheck ?? null),
    number: isPrinted ? body.number : '',
    textphone: isPrinted ? body.textphone : '',
    dial: isPrinted ? dialOf(body.number) : '',
  };
}

/** What pages are made with where the register cannot be read: 999 and the hotline as they came with the program, checked by nobody. */
export const shippedFacts: readonly StandingFact[] = factDefinitions.flatMap(
  (definition) => standingOf(definition, [], [], '0000-01-01') ?? [],
);

/** The two that stand on every page. */
export const standingNumbers = (facts: readonly StandingFact[]): readonly StandingFact[] =>
  facts.filter(({ isStanding }) => isStanding);
