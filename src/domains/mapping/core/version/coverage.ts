import { topDecileRank } from '../compute/rank-by-need.ts';

/**
 * The share of people who live in the top decile of areas: ranks up to ceil(N/10). Areas whose count is not known (NaN) are left out of both.
 * `null` where nobody is counted.
 */
export function shareInTopDecile(ranks: ArrayLike<number>, people: ArrayLike<number>): number | null {
  const last = topDecileRank(ranks.length);
  let inside = 0;
  let total = 0;
  for (let area = 0; area < ranks.length; area++) {
    const count = people[area]!;
    if (Number.isNaN(count)) continue;
    total += count;
    if (ranks[area]! <= last) inside += count;
  }
  return total > 0 ? inside / total : null;
}
