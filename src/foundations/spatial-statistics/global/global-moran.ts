import { sumOfNeighbours } from '../local/sum-of-neighbours.ts';
import { type Deviations, requireSpread } from '../values/deviations.ts';
import { type Neighbours, neighbourCount } from '../weights/neighbours.ts';
import { weightSums } from './weight-sums.ts';

/** One number for the whole map, with what chance would make of it. */
export interface GlobalStatistic {
  readonly statistic: number;
  readonly expected: number;
  /** Where values were drawn from a normal distribution. */
  readonly varianceNormal: number;
  /** Where the very values were dealt to areas at random. */
  readonly varianceRandom: number;
  /** By the latter; NaN where that is 0. */
  readonly z: number;
}

/**
 * Moran's I: above 0 where neighbours are alike. I = (n / S0) sum_ij w_ij z_i z_j / sum z^2 over row-standardised weights; it is the sum of the local ones
 * over their number. Fewer than 4 areas with neighbours have no variance: `null`. Equal values throw.
 *
 * Source: Cliff and Ord (1981), Spatial Processes: equations 2.22 to 2.24 (normality), 2.27 and 2.28 (randomisation).
 */
export function globalMoran(deviations: Deviations, neighbours: Neighbours): GlobalStatistic | null {
  requireSpread('globalMoran', deviations, neighbours.count);
  const { n, s0, s1, s2 } = weightSums(neighbours);
  if (n < 4) return null;
  const { each } = deviations;
  let [products, squares, fourths] = [0, 0, 0];
  for (let area = 0; area < each.length; area++) {
    const k = neighbourCount(neighbours, area);
    if (k > 0) products += (each[area]! * sumOfNeighbours(each, neighbours, area)) / k;
    squares += each[area]! ** 2;
    fourths += each[area]! ** 4;
  }
  const statistic = ((n / s0) * products) / squares;
  const expected = -1 / (n - 1);
  const kurtosis = (each.length * fourths) / squares ** 2;
  const varianceNormal = (n ** 2 * s1 - n * s2 + 3 * s0 ** 2) / ((n ** 2 - 1) * s0 ** 2) - expected ** 2;
  const varianceRandom =
    (n * ((n ** 2 - 3 * n + 3) * s1 - n * s2 + 3 * s0 ** 2) -
      kurtosis * ((n ** 2 - n) * s1 - 2 * n * s2 + 6 * s0 ** 2)) /
      ((n - 1) * (n - 2) * (n - 3) * s0 ** 2) -
    expected ** 2;
  return { statistic, expected, varianceNormal, varianceRandom, z: (statistic - expected) / Math.sqrt(varianceRandom) };
}
