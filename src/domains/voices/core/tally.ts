import { type Disclosed, discloseCount, discloseTable, THRESHOLD } from '#foundations/disclosure';

/**
 * What is counted of a wave, and nothing else. Each is a fact about this site; who reads what was shared, nobody knows.
 *
 * prepared: words of somebody's own were finished here. copied: words that others had used before. opened: a share button was pressed. shared,
 * declined: somebody said that they shared, or decided not to. shown: words came onto the wall. withdrawn: somebody took their words back.
 *
 * Two are there to see abuse by, and are of no public figure. crowded: words that were not taken in, as too many came from one place of the network
 * within the hour. guessed: a code was tried that opened nothing.
 */
export const TALLIES = [
  'prepared',
  'copied',
  'opened',
  'shared',
  'declined',
  'shown',
  'withdrawn',
  'crowded',
  'guessed',
] as const;
export type Tally = (typeof TALLIES)[number];

/** How many of something in one hour. */
export interface HourCount {
  readonly tally: Tally;
  /** Its beginning. */
  readonly hour: Date;
  readonly count: number;
}

const HOUR = 60 * 60 * 1000;

/** The beginning of the hour of a moment, in UTC: finer than this nothing is kept. */
export const hourOf = (moment: Date): Date => new Date(Math.floor(moment.getTime() / HOUR) * HOUR);

/** How many of something there are, in all hours together. */
export function totalOf(hours: readonly HourCount[], tally: Tally): number {
  return hours.reduce((total, hour) => (hour.tally === tally ? total + hour.count : total), 0);
}

/** What the public is told. */
export interface PublicNumbers {
  readonly prepared: Disclosed;
  readonly shared: Disclosed;
  readonly shown: Disclosed;
  /** The end of the last hour that is counted: a figure that followed every single person would tell when somebody took part. */
  readonly until: Date;
}

/**
 * The public figures of a wave, of whole hours alone. A figure stands still until at least ten more people have come, so that two looks cannot be
 * taken from one another. Those who shared are among those who prepared: how many is hidden where the rest would be a few, and nothing tells whether it
 * was for that or because they are few themselves. What is on the wall is public voice by voice, so its figure adds nothing to what can be counted there.
 */
export function publicNumbers(hours: readonly HourCount[], now: Date): PublicNumbers {
  const until = hourOf(now);
  const over = hours.filter(({ hour }) => hour < until);
  const standing = (tally: Tally) => standingTotal(over.filter((hour) => hour.tally === tally));
  const prepared = standing('prepared');
  return {
    prepared: discloseCount(prepared),
    shared: discloseAmong(prepared, standing('shared')),
    shown: discloseCount(standing('shown')),
    until,
  };
}

/** The total as it was when it last had grown by ten or more. */
function standingTotal(hours: readonly HourCount[]): number {
  let total = 0;
  let standing = 0;
  for (const { count } of hours.toSorted((one, other) => one.hour.getTime() - other.hour.getTime())) {
    total += count;
    if (total - standing >= THRESHOLD) standing = total;
  }
  return standing;
}

/** How many of all did something, where neither they nor the rest are a few; all of them are told alone. */
function discloseAmong(all: number, some: number): Disclosed {
  const among = Math.min(all, some);
  const [whole, part] = discloseTable([among, all - among], [[0, 1], [0]]);
  if (whole === undefined || part === undefined) throw new Error('two views have two answers');
  return whole.shown ? part : { shown: false };
}
