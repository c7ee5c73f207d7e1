import { requireFinite } from './checks.ts';
import { sumAccurately } from './sum-accurately.ts';

/** The arithmetic mean. Empty, NaN and infinity throw. */
export function mean(values: ArrayLike<number>): number {
  requireFinite('mean', values, 1);
  return sumAccurately(values) / values.length;
}
