import { requireFinite, requireSameLength } from './checks.ts';
import { pearson } from './pearson.ts';
import { rankAverage } from './rank-average.ts';

/**
 * Spearman's correlation: Pearson's, of the ranks (ties share their mean rank). 1 when y always rises with x, whatever the shape.
 *
 * `null` where it does not exist: all x or all y equal. Different lengths, fewer than 2 values, NaN and infinity throw.
 */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  requireSameLength('spearman', x, y);
  requireFinite('spearman', x, 2);
  requireFinite('spearman', y, 2);
  return pearson(rankAverage(x), rankAverage(y));
}
