import type { Case } from './case.ts';

const day = 24 * 60 * 60 * 1000;

/** Rejected or taken down, for good unless somebody appeals or restores. */
export const isHidden = ({ state, shown, standing }: Case): boolean =>
  state === 'settled' && !shown && standing !== null;

/** The end of so many days after the decision that hides it; null when it is not hidden, or they are over. */
export function endOfDays(kase: Case, days: number, now: Date): Date | null {
  if (!isHidden(kase) || kase.standing === null) return null;
  const end = new Date(kase.standing.at.getTime() + days * day);
  return now < end ? end : null;
}
