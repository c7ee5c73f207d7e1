import { type Neighbours, neighbourCount, neighboursOf } from '../weights/neighbours.ts';

/** The sums of row-standardised weights that moments are made of (Cliff and Ord 1981, equations 1.44 and 2.22 ff.). */
export interface WeightSums {
  /** Areas that have neighbours. Islands are left out of n, as R spdep does unless told. */
  readonly n: number;
  /** All weights. */
  readonly s0: number;
  /** Half of sum_ij (w_ij + w_ji)^2. */
  readonly s1: number;
  /** Sum_i (row sum + column sum)^2. */
  readonly s2: number;
}

export function weightSums(neighbours: Neighbours): WeightSums {
  const columns = new Float64Array(neighbours.count);
  let [n, s1, s2] = [0, 0, 0];
  for (let area = 0; area < neighbours.count; area++) {
    const k = neighbourCount(neighbours, area);
    if (k > 0) n++;
    for (const other of neighboursOf(neighbours, area)) {
      columns[other]! += 1 / k;
      const isMutual = neighboursOf(neighbours, other).includes(area);
      s1 += 1 / k ** 2 + (isMutual ? 1 / (k * neighbourCount(neighbours, other)) : 0);
    }
  }
  for (const [area, column] of columns.entries()) s2 += ((neighbourCount(neighbours, area) > 0 ? 1 : 0) + column) ** 2;
  return { n, s0: n, s1, s2 };
}
