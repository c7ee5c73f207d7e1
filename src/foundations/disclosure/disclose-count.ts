import { type Disclosed, HIDDEN, requireCount, roundCount, THRESHOLD } from './disclosed.ts';

/**
 * One count of people that stands alone: hidden under 10 (0 too), otherwise rounded to the nearest 5.
 *
 * A count that is part of another published one, or holds one, belongs in `discloseTable`: apart, the two could be subtracted.
 * Throws unless the count is a whole number from 0.
 *
 * @example discloseCount(23) // { shown: true, value: 25 }
 */
export function discloseCount(count: number): Disclosed {
  requireCount('discloseCount', count);
  return count < THRESHOLD ? HIDDEN : { shown: true, value: roundCount(count) };
}
