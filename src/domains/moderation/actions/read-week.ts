import type { Database } from '#platform/database';
import { discloseWeek, lastWeeks, type WeekFigures, weekEnd } from '../core/transparency.ts';
import { findFirstDecision, tally } from '../store/decisions.ts';

/** A whole week and what was decided in it, as anybody may see it. */
export interface Week {
  readonly start: Date;
  readonly figures: WeekFigures;
}

/**
 * The last whole weeks since anything was decided here at all, the newest first. Some milliseconds for each: what a small count must be hidden
 * behind is worked out.
 */
export async function readWeeks(db: Database, now: Date, count: number): Promise<readonly Week[]> {
  const first = await findFirstDecision(db);
  const weeks: Week[] = [];
  for (const start of lastWeeks(now, count).filter((week) => first !== null && first < weekEnd(week)))
    weeks.push({ start, figures: discloseWeek(await tally(db, start, weekEnd(start))) });
  return weeks;
}
