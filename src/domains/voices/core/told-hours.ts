import { discloseCount, THRESHOLD } from '#foundations/disclosure';
import { type HourCount, hourOf, type Tally } from './tally.ts';

/** How many did something in an hour, or in several that are told together because fewer than ten would be told apart. */
export interface ToldHours {
  readonly from: Date;
  readonly until: Date;
  /** Rounded to 5; at least 10. */
  readonly count: number;
}

const HOUR = 60 * 60 * 1000;

/**
 * A tally over time, as it may be told: whole hours that are over, put together from the first on until there are ten. What is left at the end is not
 * told before it has become ten as well, which is also when the public total moves (`publicNumbers`): so no two looks can be taken from one another.
 *
 * @example toldHours([{ tally: 'prepared', hour: at(19), count: 23 }], 'prepared', at(21)) // one: from 19 until 20, 25
 */
export function toldHours(hours: readonly HourCount[], tally: Tally, now: Date): readonly ToldHours[] {
  const told: ToldHours[] = [];
  let from: Date | null = null;
  let count = 0;
  const over = hours.filter((one) => one.tally === tally && one.hour < hourOf(now));
  for (const { hour, count: more } of over.toSorted((one, other) => one.hour.getTime() - other.hour.getTime())) {
    from ??= hour;
    count += more;
    if (count < THRESHOLD) continue;
    const disclosed = discloseCount(count);
    if (disclosed.shown) told.push({ from, until: new Date(hour.getTime() + HOUR), count: disclosed.value });
    from = null;
    count = 0;
  }
  return told;
}
