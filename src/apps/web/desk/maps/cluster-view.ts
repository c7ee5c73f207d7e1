import type { VersionClusters } from '#domains/mapping';
import { AXES, type AxisId } from '#domains/mapping/core';
import { palette } from '../../mapping/palette.ts';
import { type Spots, spotPicture } from '../pictures/band-picture.ts';

/** How an area is drawn, the order in which colours lie over one another. */
export const LOOKS = ['blank', 'none', 'cold-depends', 'cold', 'hot-depends', 'hot'] as const;
export type ClusterLook = (typeof LOOKS)[number];

/** Found in fewer draws than this, an area depends on the choices of the recipe. */
const NEARLY_ALWAYS = 0.9;

/** Hot in the hue of the axis, cold in ochre: a pair that readers who see colours differently tell apart. Never red. */
export function clusterColours(axis: string): { readonly [look in ClusterLook]: string | null } {
  const own = palette[(AXES as readonly string[]).includes(axis) ? (axis as AxisId) : 'vulnerability'];
  return {
    ...{ blank: null, none: '#ece6da' },
    ...{ 'cold-depends': '#e0bd75', cold: '#9a6a12', 'hot-depends': own[3], hot: own[5] },
  };
}

/** What is told of an area that was found. */
export interface FoundArea {
  readonly code: string;
  readonly name: string;
  readonly hotspot: 'hot' | 'cold' | null;
  readonly verdict: 'HH' | 'LL' | 'HL' | 'LH' | null;
  readonly neighbours: number;
  /** Of Gi*, or of local Moran where that alone found it. */
  readonly q: number;
  /** The share of draws in which it is hot, and cold; null without draws. */
  readonly shares: { readonly hot: number; readonly cold: number } | null;
}

/** The areas of which either statistic says something, by name; `may` tells whose figures may be seen. */
export function foundAreas({ areas, clusters, hot }: VersionClusters, may: (code: string) => boolean): FoundArea[] {
  const { hotspots, verdicts, neighbourCounts, gi, moran } = clusters;
  return areas
    .flatMap(({ code, name }, at): FoundArea[] => {
      const [hotspot, verdict] = [hotspots[at] ?? null, verdicts[at] ?? null];
      const found = verdict === 'not-assessed' ? null : verdict;
      if ((hotspot === null && found === null) || !may(code)) return [];
      const q = Number(hotspot === null ? moran.q[at] : gi.q[at]);
      const shares = hot && { hot: Number(hot.hot[at]), cold: Number(hot.cold[at]) };
      return [{ code, name, hotspot, verdict: found, neighbours: Number(neighbourCounts[at]), q, shares }];
    })
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

export function clusterPicture(
  spots: Spots,
  axis: string,
  { areas, clusters, hot }: VersionClusters,
  may: (code: string) => boolean,
): string {
  const colours = clusterColours(axis);
  const looks = new Map(
    areas.map(({ code }, at): [string, ClusterLook] => {
      const hotspot = clusters.hotspots[at] ?? null;
      if (hotspot === null) return [code, 'none'];
      const share = hot === null ? 1 : Number(hot[hotspot][at]);
      return [code, share < NEARLY_ALWAYS ? `${hotspot}-depends` : hotspot];
    }),
  );
  return spotPicture(
    spots,
    LOOKS.map((look) => colours[look]),
    (code) => LOOKS.indexOf(may(code) ? (looks.get(code) ?? 'blank') : 'blank'),
  );
}
