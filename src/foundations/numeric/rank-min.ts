import { orderAscending } from './order-ascending.ts';

/**
 * Ranks from 1, the smallest; equal values share the smallest of the ranks they take up, so a rank is one more than the number of smaller values.
 * For 1 as the largest, rank the negated values. Empty gives empty. NaN and infinity throw. Linear in the number of values.
 *
 * @example rankMin([10, 20, 20, 5]) // [2, 3, 3, 1]
 */
export function rankMin(values: ArrayLike<number>): Uint32Array<ArrayBuffer> {
  const order = orderAscending(values);
  const ranks = new Uint32Array(values.length);
  let rank = 1;
  for (let i = 0; i < order.length; i++) {
    if (i > 0 && values[order[i]!] !== values[order[i - 1]!]) rank = i + 1;
    ranks[order[i]!] = rank;
  }
  return ranks;
}
