import { quantile } from '#foundations/numeric';
import type { AreaGroupResult, AreaResult, CoverageStatement, IndexVersion } from './index-version.ts';

/**
 * What the public is shown of an index: bands, how sure they are, what drives them. A score or a rank never leaves this file as a
 * number to order places by: the five bands are all that a page may print, because places next to each other in a ranking can rarely
 * be told apart, and a list from worst to best shames the people who live at its end.
 */

/** Fifths of the ranks. 5 is the fifth with the most need (vulnerability) or the fewest ties (amenability). */
export type Band = 1 | 2 | 3 | 4 | 5;

export const BANDS: readonly Band[] = [1, 2, 3, 4, 5];

/** The three axes of the product. They are shown apart and never averaged into one. */
export const AXES = ['vulnerability', 'amenability', 'propensity'] as const;

export type AxisId = (typeof AXES)[number];

/**
 * How far the bands reach over which a place moves in 90% of the draws: `sure` stays in one band, `fair` covers two, `unsure` covers three
 * or more, `unknown` was never drawn.
 */
export type Sureness = 'sure' | 'fair' | 'unsure' | 'unknown';

/** One place on one axis, as the public sees it. `low <= band <= high` always. */
export interface BandView {
  readonly band: Band;
  readonly low: Band;
  readonly high: Band;
  readonly sureness: Sureness;
  /** Where the 90% interval lies from 0 (least need) to 1 (most), rounded outwards to twentieths so that no rank can be read back. */
  readonly interval: { readonly from: number; readonly to: number } | null;
}

/** The band of a rank, where rank 1 is the most need. A quantile of ranks may fall between two ranks and is banded where it stands. */
export function bandOfRank(rank: number, areaCount: number): Band {
  if (!(rank >= 1 && rank <= areaCount))
    throw new RangeError(`bandOfRank needs a rank from 1 to ${areaCount}: got ${rank}`);
  return (5 - Math.floor(((rank - 1) * 5) / areaCount)) as Band;
}

const TWENTIETHS = 20;

/** The band of a place, the bands its 90% interval covers, and how sure that is. */
export function bandView(result: AreaGroupResult, areaCount: number): BandView {
  const band = bandOfRank(result.rank, areaCount);
  if (result.uncertainty === null) return { band, low: band, high: band, sureness: 'unknown', interval: null };
  const { rankP05, rankP95 } = result.uncertainty;
  const high = Math.max(band, bandOfRank(rankP05, areaCount)) as Band;
  const low = Math.min(band, bandOfRank(rankP95, areaCount)) as Band;
  const sureness = (['sure', 'fair'] as const)[high - low] ?? 'unsure';
  const mostNeed = Math.min(rankP05, result.rank);
  const leastNeed = Math.max(rankP95, result.rank);
  const from = Math.floor((1 - leastNeed / areaCount) * TWENTIETHS + 1e-9) / TWENTIETHS;
  const to = Math.ceil((1 - (mostNeed - 1) / areaCount) * TWENTIETHS - 1e-9) / TWENTIETHS;
  return { band, low, high, sureness, interval: { from, to } };
}

/** Where the axis stands among the groups of a version, or null when this version has nothing to say on it. */
export function axisGroup(version: IndexVersion, axis: AxisId): number | null {
  const at = version.groups.findIndex((group) => group.id === axis);
  return at === -1 ? null : at;
}

/** The bands of every place on one axis, in the order of `areas`; null when the version does not hold the axis. */
export function axisBands(
  version: IndexVersion,
  areas: readonly AreaResult[],
  axis: AxisId,
): readonly BandView[] | null {
  const at = axisGroup(version, axis);
  if (at === null) return null;
  return areas.map((area) => bandView(groupOf(area, at), areas.length));
}

/**
 * What one step of each indicator's normalised value adds to the score of a group, directly or through the groups it holds. Weighted
 * sums take the weights as given; averages divide them by their sum. For geometric and harmonic means it is the share of the weight.
 */
export function effectiveWeights(version: IndexVersion, groupId: string): ReadonlyMap<string, number> {
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

/** How one indicator moves a place away from England's middle on one axis. */
export interface Driver {
  readonly indicatorId: string;
  /** Points on the scale of the axis; positive towards more need. */
  readonly points: number;
  /** Fifth of the places by this indicator alone: 5 is the most need. */
  readonly band: Band;
}

/**
 * What moves a place away from England's middle: for every indicator of the axis, its weight times how far the place lies from the median
 * place on it. Where groups are weighted means or sums the points add up to the difference from a place that is in the middle on
 * everything; under a geometric or harmonic mean they are a first reading of it. Strongest first.
 */
export function drivers(
  version: IndexVersion,
  areas: readonly AreaResult[],
  area: AreaResult,
  axis: AxisId,
): readonly Driver[] {
  return [...effectiveWeights(version, axis)]
    .map(([indicatorId, weight]) => {
      const at = indicatorAt(version, indicatorId);
      const value = normalisedOf(area, at);
      const middle = quantile(
        areas.map((other) => normalisedOf(other, at)),
        0.5,
      );
      return { indicatorId, points: weight * (value - middle), band: indicatorBand(areas, at, value) };
    })
    .sort(
      (one, other) => Math.abs(other.points) - Math.abs(one.points) || (one.indicatorId < other.indicatorId ? -1 : 1),
    );
}

/** The largest pull of any one indicator on any place: the half-width of a chart on which all places can be compared. */
export function largestDriver(version: IndexVersion, areas: readonly AreaResult[], axis: AxisId): number {
  const pulls = [...effectiveWeights(version, axis)].flatMap(([indicatorId, weight]) => {
    const values = areas.map((area) => normalisedOf(area, indicatorAt(version, indicatorId)));
    const middle = quantile(values, 0.5);
    return values.map((value) => Math.abs(weight * (value - middle)));
  });
  return pulls.reduce((largest, pull) => Math.max(largest, pull), 0);
}

/** The fifth of the places in which a value stands, by one indicator alone; 5 is the most need. Ties share the band nearer to need. */
function indicatorBand(areas: readonly AreaResult[], at: number, value: number): Band {
  const above = areas.reduce((count, area) => (normalisedOf(area, at) > value ? count + 1 : count), 0);
  return bandOfRank(above + 1, areas.length);
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

/** Whether two places can be told apart on an axis, judging by their 90% intervals. */
export type Comparison = 'more-need' | 'less-need' | 'cannot-be-told-apart' | 'unknown';

/**
 * How the first place stands to the second, by the intervals that the public is shown: whoever looks at the picture sees the same
 * verdict. They are told apart only when these do not touch, which errs on the side of "cannot be told apart", because a change of
 * weights often moves both places the same way.
 */
export function compareOnAxis(first: BandView, second: BandView): Comparison {
  if (first.interval === null || second.interval === null) return 'unknown';
  if (first.interval.from > second.interval.to) return 'more-need';
  if (second.interval.from > first.interval.to) return 'less-need';
  return 'cannot-be-told-apart';
}

/**
 * The places most like this one over all indicators (each scaled by its spread), nearest first: the ones worth learning from. The place
 * itself is left out.
 */
export function similarAreas(
  version: IndexVersion,
  areas: readonly AreaResult[],
  area: AreaResult,
  count: number,
): readonly AreaResult[] {
  const ranges = version.indicators.map((_, at) => {
    const values = areas.map((other) => normalisedOf(other, at));
    return quantile(values, 0.95) - quantile(values, 0.05) || 1;
  });
  const distance = (other: AreaResult) =>
    ranges.reduce((sum, range, at) => sum + ((normalisedOf(area, at) - normalisedOf(other, at)) / range) ** 2, 0);
  return areas
    .filter((other) => other.code !== area.code)
    .map((other) => ({ other, distance: distance(other) }))
    .sort((a, b) => a.distance - b.distance || (a.other.code < b.other.code ? -1 : 1))
    .slice(0, count)
    .map(({ other }) => other);
}

/** All published values of one indicator, counted in equal bins from the smallest to the largest. */
export interface Histogram {
  readonly from: number;
  readonly to: number;
  readonly median: number;
  readonly counts: readonly number[];
}

/** How the published figures of one indicator are spread over the places; null when none was published. */
export function histogram(areas: readonly AreaResult[], indicator: number, bins: number): Histogram | null {
  const values = areas.map((area) => area.raw[indicator]).filter((value) => typeof value === 'number');
  if (values.length === 0) return null;
  const from = quantile(values, 0);
  const to = quantile(values, 1);
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const bin = to === from ? 0 : Math.min(bins - 1, Math.floor(((value - from) / (to - from)) * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { from, to, median: quantile(values, 0.5), counts };
}

/** What the top tenth of places holds of the people on one axis, so that a page can say how many live elsewhere. */
export function coverageOf(version: IndexVersion, axis: AxisId): CoverageStatement | null {
  const ofAxis = version.coverage.filter((statement) => statement.groupId === axis);
  return ofAxis.find((statement) => statement.of === 'people-in-need') ?? ofAxis[0] ?? null;
}

function groupOf(area: AreaResult, at: number): AreaGroupResult {
  const result = area.groups[at];
  if (result === undefined) throw new RangeError(`area ${area.code} has no result for group ${at}`);
  return result;
}

function indicatorAt(version: IndexVersion, id: string): number {
  const at = version.indicators.findIndex((indicator) => indicator.id === id);
  if (at === -1) throw new RangeError(`no indicator "${id}" in version ${version.id}`);
  return at;
}

function normalisedOf(area: AreaResult, at: number): number {
  const value = area.normalised[at];
  if (value === undefined) throw new RangeError(`area ${area.code} has no indicator ${at}`);
  return value;
}
