/**
 * A number or address that an official body publishes and that this product repeats. It travels with its source and the day somebody
 * running this installation last held it against that source: a wrong hotline number is worse than none.
 */
export interface OfficialFact {
  readonly id: 'emergency' | 'anti-terrorist-hotline';
  /** As printed for a reader. */
  readonly number: string;
  /** For a `tel:` link: digits only. */
  readonly dial: string;
  readonly source: string;
  /** ISO date of the last check by the operator; null until somebody has made one. */
  readonly checkedOn: string | null;
}

export type Freshness = 'not-checked' | 'fresh' | 'due' | 'overdue';

const DAYS_UNTIL_DUE = 90;
const DAYS_UNTIL_OVERDUE = 180;
const MILLISECONDS_PER_DAY = 86_400_000;

const facts: readonly OfficialFact[] = [
  { id: 'emergency', number: '999', dial: '999', source: 'police.uk and gov.uk', checkedOn: null },
  {
    id: 'anti-terrorist-hotline',
    number: '0800 789 321',
    dial: '0800789321',
    source: 'UK police forces and ProtectUK',
    checkedOn: null,
  },
];

/** The facts that stand on every page, whatever their age: 999 and the Anti-Terrorist Hotline never vanish. */
export function emergencyFacts(): readonly OfficialFact[] {
  return facts;
}

/** How far a fact can be leaned on today (an ISO date). A check in the future counts as none: somebody's clock was wrong. */
export function freshness(fact: OfficialFact, today: string): Freshness {
  if (fact.checkedOn === null) return 'not-checked';
  const days = (Date.parse(today) - Date.parse(fact.checkedOn)) / MILLISECONDS_PER_DAY;
  if (!(days >= 0)) return 'not-checked';
  if (days >= DAYS_UNTIL_OVERDUE) return 'overdue';
  return days >= DAYS_UNTIL_DUE ? 'due' : 'fresh';
}
