import { type Deviations, requireSpread } from '../values/deviations.ts';
import { type Neighbours, neighbourCount, neighboursOf } from '../weights/neighbours.ts';
import type { GlobalStatistic } from './global-moran.ts';
import { weightSums } from './weight-sums.ts';

/**
 * Geary's C: below 1 where neighbours are alike; it looks at differences between neighbours where Moran's I looks at products, and so more at small
 * distances. C = ((n - 1) / (2 S0)) sum_ij w_ij (x_i - x_j)^2 / sum z^2 over row-standardised weights. z is above 0 where neighbours are alike,
 * (1 - C) / sd, as for Moran's I. Fewer than 4 areas with neighbours have no variance: `null`. Equal values throw.
 *
 * Source: Cliff and Ord (1981), Spatial Processes: equations 2.30 (normality) and 2.31 (randomisation).
 */
export function globalGeary(deviations: Deviations, neighbours: Neighbours): GlobalStatistic | null {
  requireSpread('globalGeary', deviations, neighbours.count);
  const { n, s0, s1, s2 } = weightSums(neighbours);
  if (n < 4) return null;
  const { each } = deviations;
  let [differences, squares, fourths] = [0, 0, 0];
  for (let area = 0; area < each.length; area++) {
    const k = neighbourCount(neighbours, area);
    for (const other of neighboursOf(neighbours, area)) differences += (each[area]! - each[other]!) ** 2 / k;
    squares += each[area]! ** 2;
    fourths += each[area]! ** 4;
  }
  const statistic = (((n - 1) / (2 * s0)) * differences) / squares;
  const kurtosis = (each.length * fourths) / squares ** 2;
  const varianceNormal = ((2 * s1 + s2) * (n - 1) - 4 * s0 ** 2) / (2 * (n + 1) * s0 ** 2);
  const varianceRandom =
    ((n - 1) * s1 * (n ** 2 - 3 * n + 3 - kurtosis * (n - 1)) -
      ((n - 1) * s2 * (n ** 2 + 3 * n - 6 - kurtosis * (n ** 2 - n + 2))) / 4 +
      s0 ** 2 * (n ** 2 - 3 - kurtosis * (n - 1) ** 2)) /
    (n * (n - 2) * (n - 3) * s0 ** 2);
  return { statistic, expected: 1, varianceNormal, varianceRandom, z: (1 - statistic) / Math.sqrt(varianceRandom) };
}
