import { type Deviations, requireSpread } from '../values/deviations.ts';
import { type Neighbours, neighbourCount } from '../weights/neighbours.ts';
import { sumOfNeighbours } from './sum-of-neighbours.ts';

/**
 * Getis and Ord's Gi* as a z-value: whether an area and its neighbours together are higher (hot, above 0) or lower (cold) than chance would have them.
 * Weights are binary and the area counts among its own: with m = k + 1 of n areas, and s^2 = m2 the variance over n,
 *
 *     z = (sum_j x_j - m mean) / (s sqrt((n m - m^2) / (n - 1)))
 *
 * An island is alone with itself. Where all areas are neighbours nothing can be found, and z is 0. Throws with fewer than 3 areas and with equal values.
 *
 * Source: Ord and Getis (1995), "Local spatial autocorrelation statistics", Geographical Analysis 27, 286-306.
 */
export function giStar(deviations: Deviations, neighbours: Neighbours): Float64Array<ArrayBuffer> {
  requireSpread('giStar', deviations, neighbours.count);
  const { each, meanSquare } = deviations;
  const n = neighbours.count;
  const z = new Float64Array(n);
  for (let area = 0; area < n; area++) {
    const m = neighbourCount(neighbours, area) + 1;
    if (m === n) continue;
    const sum = each[area]! + sumOfNeighbours(each, neighbours, area);
    z[area] = sum / Math.sqrt((meanSquare * m * (n - m)) / (n - 1));
  }
  return z;
}
