/** The day of a moment at Greenwich, "2026-11-27": an hour off in summer is no harm to a check or a review. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** A day so many days after another; before it where they are less than none. Throws for what is no day. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return dayOf(date);
}

/** The quarter of a day or a month: "2026-4" for "2026-11-27" and for "2026-11". Quarters of years from 1000 to 9999 stand in the order of their texts. */
export const quarterOf = (dayOrMonth: string): string =>
  `${dayOrMonth.slice(0, 4)}-${Math.ceil(Number(dayOrMonth.slice(5, 7)) / 3)}`;
