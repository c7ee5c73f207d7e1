import { type Deviations, meanSquareOfOthers, requireSpread } from '../values/deviations.ts';
import { type Neighbours, neighbourCount } from '../weights/neighbours.ts';
import { sumOfNeighbours } from './sum-of-neighbours.ts';

/** An area and the mean of its neighbours, each above (H) or not above (L) the mean of all. */
export type Quadrant = 'HH' | 'HL' | 'LH' | 'LL';

/** One entry for each area; islands have none, which is NaN, and null for the quadrant. */
export interface LocalMoran {
  readonly statistic: Float64Array;
  /** Under the conditional null: the area keeps its value, its neighbours are any of the others. */
  readonly expected: Float64Array;
  readonly variance: Float64Array;
  readonly z: Float64Array;
  readonly quadrants: readonly (Quadrant | null)[];
}

/**
 * Local Moran's I: how much an area and the mean of its neighbours lie on the same side of the mean. I = (z / m2) sum_j w_j z_j with z the deviation from the
 * mean, m2 = sum(z^2) / n and row-standardised weights, w_j = 1/k. (GeoDa and PySAL divide by n - 1 in m2: theirs is (n - 1)/n of ours. z-values and
 * p-values do not differ.)
 *
 * Expectation and variance are conditional on the area's own value: with w = sum_j w_j = 1 and w(2) = sum_j w_j^2 = 1/k,
 *
 *     E = -z^2 w / ((n - 1) m2)
 *     Var = (z / m2)^2 (n / (n - 2)) (w(2) - w^2 / (n - 1)) (m2 - z^2 / (n - 1))
 *
 * Where I cannot vary (the area is on the mean, all others are its neighbours, all others are equal) nothing can be found: z is 0. Throws with fewer than 3
 * areas and with equal values.
 *
 * Sources: Anselin (1995), "Local indicators of spatial association", Geographical Analysis 27, 93-115; Sokal, Oden and Thomson (1998), "Local spatial
 * autocorrelation in a biological model", Geographical Analysis 30, 331-354: equations A7 and A8.
 */
export function localMoran(deviations: Deviations, neighbours: Neighbours): LocalMoran {
  requireSpread('localMoran', deviations, neighbours.count);
  const { each, meanSquare } = deviations;
  const n = neighbours.count;
  const [statistic, expected, variance, z] = Array.from({ length: 4 }, () => new Float64Array(n).fill(Number.NaN)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const quadrants: (Quadrant | null)[] = [];
  for (let area = 0; area < n; area++) {
    const k = neighbourCount(neighbours, area);
    if (k === 0) {
      quadrants.push(null);
      continue;
    }
    const own = each[area]!;
    const lag = sumOfNeighbours(each, neighbours, area) / k;
    const lagVariance = (n / (n - 2)) * (1 / k - 1 / (n - 1)) * meanSquareOfOthers(deviations, area);
    statistic[area] = (own / meanSquare) * lag;
    expected[area] = -(own ** 2) / ((n - 1) * meanSquare);
    variance[area] = (own / meanSquare) ** 2 * lagVariance;
    z[area] = own === 0 || lagVariance === 0 ? 0 : (Math.sign(own) * (lag + own / (n - 1))) / Math.sqrt(lagVariance);
    quadrants.push(`${own > 0 ? 'H' : 'L'}${lag > 0 ? 'H' : 'L'}`);
  }
  return { statistic, expected, variance, z, quadrants };
}
