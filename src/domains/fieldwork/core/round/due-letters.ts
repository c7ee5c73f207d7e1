import { collection, dayOf } from './plan.ts';

/** begin: forms are open. soon: a week is left. late: the time was over a week ago. One letter each, to a partner that still owes forms. */
export type Occasion = 'begin' | 'soon' | 'late';

const WEEK = 7;

/** Which letter a partner is due on a day; null for none. Only the newest counts: nobody is told that a week is left when the time is over. */
export function dueLetter(
  beginsOn: string,
  today: string,
  { asked, answered }: { readonly asked: number; readonly answered: number },
): Occasion | null {
  if (asked === 0 || answered >= asked) return null;
  const { from, to } = collection(beginsOn);
  if (today > dayOf(to, WEEK)) return 'late';
  if (today > to || today < from) return null;
  return today > dayOf(to, 1 - WEEK) ? 'soon' : 'begin';
}
