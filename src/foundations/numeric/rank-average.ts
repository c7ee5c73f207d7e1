import { orderAscending } from './order-ascending.ts';

/**
 * Ranks from 1, the smallest; equal values share the mean of the ranks they take up. Ranks always sum to n(n + 1)/2.
 * Empty gives empty. NaN and infinity throw. Linear in the number of values.
 *
 * @example rankAverage([10, 20, 20, 5]) // [2, 3.5, 3.5, 1]
 */
export function rankAverage(values: ArrayLike<number>): Float64Array<ArrayBuffer> {
  const order = orderAscending(values);
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < order.length; ) {
    const value = values[order[start]!];
    let end = start + 1;
    while (end < order.length && values[order[end]!] === value) end++;
    for (let i = start; i < end; i++) ranks[order[i]!] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}
