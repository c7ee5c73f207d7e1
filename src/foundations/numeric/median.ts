import { requireFinite } from './checks.ts';
import { quantile } from './quantile.ts';

/** The middle value, or the mean of the two in the middle. Any order. Empty, NaN and infinity throw. */
export function median(values: ArrayLike<number>): number {
  requireFinite('median', values, 1);
  return quantile(values, 0.5);
}
