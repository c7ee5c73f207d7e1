import { type Disclosed, discloseCount } from '#foundations/disclosure';
import { type HourCount, type Tally, totalOf } from './tally.ts';

/** An hour in which far more came than is usual for the wave. */
export interface Burst {
  /** Its beginning. */
  readonly hour: Date;
  readonly prepared: Disclosed;
  /** So many times what comes in the middle one of the other hours, rounded. */
  readonly timesUsual: number;
}

/** What tells an organiser of abuse. None of it tells who; a sign is a reason to look, and no proof. */
export interface SignsOfAbuse {
  /** Words that others had used before: not counted as people, and shown nowhere. */
  readonly copied: Disclosed;
  /** Words that were not taken in, as too many came from one place of the network within the hour. */
  readonly crowded: Disclosed;
  /** Codes that were tried and opened nothing. Some are slips of people who mistype their own. */
  readonly guessed: Disclosed;
  /** By their hours. A bus that stops at a mosque makes one too. */
  readonly bursts: readonly Burst[];
}

/** Fewer than this in an hour are no burst, whatever is usual. */
export const LEAST_IN_A_BURST = 100;
/** So many times the usual. */
export const TIMES_USUAL = 5;

/**
 * The signs in what was counted. A burst is an hour in which at least 100 prepared, and at least five times as many as in the median of the other hours
 * in which anybody did; without another hour nothing is usual, and nothing a burst. Cost: one pass and a sort for each such hour.
 *
 * @example signsIn([{ tally: 'copied', hour, count: 9_999 }]).copied // { shown: true, value: 10000 }
 */
export function signsIn(hours: readonly HourCount[]): SignsOfAbuse {
  const total = (tally: Tally) => discloseCount(totalOf(hours, tally));
  return { copied: total('copied'), crowded: total('crowded'), guessed: total('guessed'), bursts: burstsIn(hours) };
}

function burstsIn(hours: readonly HourCount[]): readonly Burst[] {
  const prepared = hours
    .filter(({ tally }) => tally === 'prepared')
    .toSorted((one, other) => one.hour.getTime() - other.hour.getTime());
  return prepared.flatMap(({ hour, count }) => {
    const usual = medianOf(prepared.filter((other) => other.hour !== hour).map((other) => other.count));
    if (usual === null || count < LEAST_IN_A_BURST || count < TIMES_USUAL * usual) return [];
    return [{ hour, prepared: discloseCount(count), timesUsual: Math.round(count / usual) }];
  });
}

/** The middle one, the lower of two. */
function medianOf(counts: readonly number[]): number | null {
  return counts.toSorted((one, other) => one - other)[(counts.length - 1) >> 1] ?? null;
}
