import { rankAverage, rankMin } from '#foundations/numeric';

export interface RankExponentialOptions {
  /** The larger, the closer to a straight line; 23 puts the top tenth of areas in the upper half of the scale. */
  readonly k: number;
  /** 1: rank 1 gives 100 and the last rank a little more than 0. 0: the last rank gives 0. */
  readonly offset: number;
  readonly ties: 'average' | 'min';
}

/**
 * The transformation of the English Indices of Deprivation: with rank 1 for the largest of N values and R = (N - rank + offset)/N,
 * E = -k ln(1 - R(1 - e^(-100/k))), from 0 to 100. Being bad on one domain is then not cancelled by being average on others.
 *
 * Source: MHCLG, English Indices of Deprivation 2019, Technical report, appendix E; offset and ties as measured on the published tables.
 */
export function rankExponential(
  values: ArrayLike<number>,
  { k, offset, ties }: RankExponentialOptions,
): Float64Array<ArrayBuffer> {
  const count = values.length;
  const scores = sharesFromBottom(values, offset, ties);
  for (let i = 0; i < count; i++) scores[i] = exponential(scores[i]!, k);
  return scores;
}

/** E of R. Two forms of one formula, since the difference in each loses its digits where the other keeps them. */
function exponential(share: number, k: number): number {
  if (share < 0.5) return -k * Math.log1p(share * Math.expm1(-100 / k)) + 0;
  return -k * Math.log(1 - share + share * Math.exp(-100 / k));
}

/** R for each value. Ranks here run from the smallest, so that N - rank from the largest is one less. */
function sharesFromBottom(
  values: ArrayLike<number>,
  offset: number,
  ties: 'average' | 'min',
): Float64Array<ArrayBuffer> {
  const count = values.length;
  if (ties === 'average') {
    const ranks = rankAverage(values);
    for (let i = 0; i < count; i++) ranks[i] = (ranks[i]! - 1 + offset) / count;
    return ranks;
  }
  const fromLargest = rankMin(Float64Array.from(values, (value) => -value));
  return Float64Array.from(fromLargest, (rank) => (count - rank + offset) / count);
}
