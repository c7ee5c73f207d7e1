import { addDays } from '#foundations/calendar';
import type { Entry } from './entry.ts';
import { type Requirement, type RequirementId, requirements } from './requirement.ts';

/** How it stands with a requirement: nothing recorded, its day of review past, that day near, or in order. */
export type Standing = 'missing' | 'overdue' | 'due' | 'recorded';

/** How many days before its review a text is called due. */
export const noticeDays = 30;

/** `today` is a day, such as "2026-11-25". On the day of review itself a text still stands. */
export function standingOf(entry: Pick<Entry, 'reviewBy'> | null, today: string): Standing {
  if (entry === null) return 'missing';
  if (entry.reviewBy < today) return 'overdue';
  return entry.reviewBy <= addDays(today, noticeDays) ? 'due' : 'recorded';
}

export interface Checked {
  readonly requirement: Requirement;
  /** The newest version; null where there is none. */
  readonly entry: Entry | null;
  readonly standing: Standing;
}

/** Every requirement with its newest entry. */
export function checkAll(latest: readonly Entry[], today: string): readonly Checked[] {
  return requirements.map((requirement) => {
    const entry = latest.find((one) => one.requirement === requirement.id) ?? null;
    return { requirement, entry, standing: standingOf(entry, today) };
  });
}

/** What keeps an installation from publishing. */
export interface Missing {
  readonly requirement: RequirementId;
  readonly why: 'missing' | 'overdue';
}

export function missingOf(checked: readonly Checked[]): readonly Missing[] {
  return checked.flatMap(({ requirement, standing }) =>
    standing === 'missing' || standing === 'overdue' ? [{ requirement: requirement.id, why: standing }] : [],
  );
}
