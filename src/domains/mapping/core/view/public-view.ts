import type { AreaGroupResult, AreaResult, CoverageStatement, IndexVersion } from '../version/index-version.ts';

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
