import type { AreaResult, IndexVersion } from '../version/index-version.ts';
import { bandView } from './public-view.ts';

/** Where an area stands and where it may stand. No name: this is about the map, not about a place. */
export interface RankInterval {
  readonly rank: number;
  /** The 5th, 50th and 95th percentile of its rank over the draws. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

export interface RankIntervals {
  readonly areaCount: number;
  /** At most so many as were asked for, evenly from the most need to the least. */
  readonly shown: readonly RankInterval[];
  /** How many places an area may move in 90% of the draws: half of the areas move by no more. */
  readonly medianWidth: number;
  /** How many areas stay in one band, reach into a second, or further. */
  readonly staying: { readonly sure: number; readonly fair: number; readonly unsure: number };
}

/** How sure the ranks of one group are; null where nothing was drawn. */
export function rankIntervals(
  version: Pick<IndexVersion, 'groups'>,
  areas: readonly AreaResult[],
  groupId: string,
  most: number,
): RankIntervals | null {
  const at = version.groups.findIndex(({ id }) => id === groupId);
  const results = areas.flatMap(({ groups }) => groups[at] ?? []);
  const staying = { sure: 0, fair: 0, unsure: 0 };
  const intervals = results.flatMap((result): RankInterval[] => {
    const { rank, uncertainty } = result;
    const { sureness } = bandView(result, areas.length);
    if (uncertainty === null || sureness === 'unknown') return [];
    staying[sureness]++;
    return [{ rank, low: uncertainty.rankP05, middle: uncertainty.rankP50, high: uncertainty.rankP95 }];
  });
  if (intervals.length === 0) return null;
  const ordered = intervals.toSorted((one, other) => one.middle - other.middle || one.rank - other.rank);
  const widths = intervals.map(({ low, high }) => high - low).toSorted((one, other) => one - other);
  return {
    areaCount: areas.length,
    shown: evenly(ordered, most),
    medianWidth: widths[Math.floor(widths.length / 2)] ?? 0,
    staying,
  };
}

/** The first, the last, and those between them at even distances. */
function evenly<Value>(all: readonly Value[], most: number): readonly Value[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, at) => all[Math.round((at * (all.length - 1)) / (most - 1))] as Value);
}
