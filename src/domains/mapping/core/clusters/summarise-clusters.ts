import type { Clusters } from './find-clusters.ts';

/** How many areas look special one at a time, and how many are left once it is taken into account that so many were asked. */
export interface ClusterCounts {
  readonly assessed: number;
  readonly notAssessed: number;
  /** With a p-value at the level or below. */
  readonly beforeCorrection: { readonly moran: number; readonly gi: number };
  readonly clusters: { readonly HH: number; readonly LL: number; readonly HL: number; readonly LH: number };
  readonly hotspots: { readonly hot: number; readonly cold: number };
}

export function countClusters({ moran, verdicts, gi, hotspots }: Clusters, level: number): ClusterCounts {
  const among = <Item>(items: readonly Item[], wanted: Item) => items.filter((item) => item === wanted).length;
  const below = (p: Float64Array) => p.filter((value) => value <= level).length;
  const notAssessed = among(verdicts, 'not-assessed');
  return {
    assessed: verdicts.length - notAssessed,
    notAssessed,
    beforeCorrection: { moran: below(moran.p), gi: below(gi.p) },
    clusters: {
      HH: among(verdicts, 'HH'),
      LL: among(verdicts, 'LL'),
      HL: among(verdicts, 'HL'),
      LH: among(verdicts, 'LH'),
    },
    hotspots: { hot: among(hotspots, 'hot'), cold: among(hotspots, 'cold') },
  };
}

/** The columns of `clusters.csv` and its rows; what does not exist is blank. */
export function clustersTable(codes: readonly string[], values: ArrayLike<number>, clusters: Clusters) {
  const { neighbourCounts, moran, verdicts, gi, hotspots } = clusters;
  const header = [
    ...['code', 'value', 'neighbours', 'local_moran', 'local_moran_z', 'local_moran_p', 'local_moran_q', 'quadrant'],
    ...['cluster', 'gi_star_z', 'gi_star_p', 'gi_star_q', 'hotspot'],
  ];
  const cell = (numbers: ArrayLike<number>, area: number): number | null => {
    const number = numbers[area] as number;
    return Number.isNaN(number) ? null : number;
  };
  const rows = codes.map((code, area) => [
    ...[code, cell(values, area), cell(neighbourCounts, area)],
    ...[moran.statistic, moran.z, moran.p, moran.q].map((numbers) => cell(numbers, area)),
    ...[moran.quadrants[area] ?? '', verdicts[area] ?? ''],
    ...[gi.z, gi.p, gi.q].map((numbers) => cell(numbers, area)),
    hotspots[area] ?? '',
  ]);
  return { header, rows };
}
