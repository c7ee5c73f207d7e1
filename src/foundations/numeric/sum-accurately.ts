import { requireFinite } from './checks.ts';

/**
 * The sum, as if carried in twice the precision: the rounding error of each addition is kept and added at the end.
 *
 * Empty gives 0. NaN and infinity throw.
 * Source: A. Neumaier (1974), "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54, 39-51.
 *
 * @example sumAccurately([1, 1e100, 1, -1e100]) // 2, where plain addition gives 0
 */
export function sumAccurately(values: ArrayLike<number>): number {
  requireFinite('sumAccurately', values);
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
