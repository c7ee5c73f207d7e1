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
  const scoreAt = scoresOfRanks(count, k, offset);
  const scores = ranksFromSmallest(values, ties);
  for (let i = 0; i < count; i++) {
    const below = scores[i]! - 1;
    const whole = below | 0;
    scores[i] = whole === below ? scoreAt[whole]! : exponential((below + offset) / count, k); // a tie may lie between two places
  }
  return scores;
}

let latest: {
  readonly count: number;
  readonly k: number;
  readonly offset: number;
  readonly scores: Float64Array;
} | null = null;

/** E of each whole rank, from the smallest. Kept for the next indicator, which nearly always asks for the same: logarithms take longer than sorting. */
function scoresOfRanks(count: number, k: number, offset: number): Float64Array {
  if (latest?.count === count && latest.k === k && latest.offset === offset) return latest.scores;
  const scores = new Float64Array(count);
  for (let below = 0; below < count; below++) scores[below] = exponential((below + offset) / count, k);
  latest = { count, k, offset, scores };
  return scores;
}

/** E of R. Two forms of one formula, since the difference in each loses its digits where the other keeps them. */
export function exponential(share: number, k: number): number {
  if (share < 0.5) return -k * Math.log1p(share * Math.expm1(-100 / k)) + 0;
  return -k * Math.log(1 - share + share * Math.exp(-100 / k));
}

/** Ranks from 1, the smallest. A tie that takes the smallest rank of need, counted from the largest, takes the largest here. */
function ranksFromSmallest(values: ArrayLike<number>, ties: 'average' | 'min'): Float64Array<ArrayBuffer> {
  if (ties === 'average') return rankAverage(values);
  const turned = new Float64Array(values.length);
  for (let i = 0; i < turned.length; i++) turned[i] = -values[i]!;
  const fromLargest = rankMin(turned);
  for (let i = 0; i < turned.length; i++) turned[i] = turned.length + 1 - fromLargest[i]!;
  return turned;
}
