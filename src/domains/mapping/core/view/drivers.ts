import type { AreaResult, GroupSummary, IndexVersion } from '../version/index-version.ts';
import { type IndexSpread, indicatorAt, normalisedOf, spreadOf } from './index-spread.ts';
import { type AxisId, type Band, bandOfRank } from './public-view.ts';

/**
 * What one step of each indicator's normalised value adds to the score of a group, directly or through the groups it holds. Weighted
 * sums take the weights as given; averages divide them by their sum. For geometric and harmonic means it is the share of the weight.
 */
export function effectiveWeights(
  version: { readonly groups: readonly Pick<GroupSummary, 'id' | 'aggregate' | 'members'>[] },
  groupId: string,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const groups = new Map(version.groups.map((group) => [group.id, group]));
  const walk = (id: string, factor: number): void => {
    const group = groups.get(id);
    if (group === undefined) {
      found.set(id, (found.get(id) ?? 0) + factor);
      return;
    }
    const sum = group.members.reduce((total, member) => total + member.weight, 0);
    const divisor = group.aggregate === 'weighted-sum' ? 1 : sum;
    for (const member of group.members) walk(member.id, (factor * member.weight) / divisor);
  };
  walk(groupId, 1);
  return found;
}

/** How one indicator moves a place away from the middle of all places on one axis. */
export interface Driver {
  readonly indicatorId: string;
  /** Points on the scale of the axis; positive towards more need. */
  readonly points: number;
  /** Fifth of the places by this indicator alone: 5 is the most need. */
  readonly band: Band;
}

/**
 * What moves a place away from the middle: for every indicator of the axis, its weight times how far the place lies from the median
 * place on it. Where groups are weighted means or sums the points add up to the difference from a place that is in the middle on
 * everything; under a geometric or harmonic mean they are a first reading of it. Strongest first.
 */
export function drivers(version: IndexVersion, spread: IndexSpread, area: AreaResult, axis: AxisId): readonly Driver[] {
  return [...effectiveWeights(version, axis)]
    .map(([indicatorId, weight]) => {
      const at = indicatorAt(version, indicatorId);
      const { median, sorted } = spreadOf(spread, at);
      const value = normalisedOf(area, at);
      return { indicatorId, points: weight * (value - median), band: bandAmong(sorted, value) };
    })
    .sort(
      (one, other) => Math.abs(other.points) - Math.abs(one.points) || (one.indicatorId < other.indicatorId ? -1 : 1),
    );
}

/** The largest pull of any one indicator on any place: the half-width of a chart on which all places can be compared. */
export function largestDriver(version: IndexVersion, spread: IndexSpread, axis: AxisId): number {
  const pulls = [...effectiveWeights(version, axis)].flatMap(([indicatorId, weight]) => {
    const { sorted, median } = spreadOf(spread, indicatorAt(version, indicatorId));
    return [sorted.at(0), sorted.at(-1)].map((value) =>
      value === undefined ? 0 : Math.abs(weight * (value - median)),
    );
  });
  return pulls.reduce((largest, pull) => Math.max(largest, pull), 0);
}

/** The fifth of the places in which a value stands, by one indicator alone; 5 is the most need. Ties share the band nearer to need. */
function bandAmong(sorted: Float64Array, value: number): Band {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return bandOfRank(sorted.length - low + 1, sorted.length);
}

/** What a place has going for it, and what it lacks: its indicators in the two best and the two worst fifths. */
export interface AssetsAndGaps {
  readonly assets: readonly Driver[];
  readonly gaps: readonly Driver[];
}

/** Sorts all drivers of a place (of every axis) into assets (bands 1 and 2) and gaps (bands 5 and 4), the clearest first. */
export function assetsAndGaps(all: readonly Driver[]): AssetsAndGaps {
  const byStrength = (one: Driver, other: Driver) => Math.abs(other.points) - Math.abs(one.points);
  return {
    assets: all.filter((driver) => driver.band <= 2).sort((a, b) => a.band - b.band || byStrength(a, b)),
    gaps: all.filter((driver) => driver.band >= 4).sort((a, b) => b.band - a.band || byStrength(a, b)),
  };
}
