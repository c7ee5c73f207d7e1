import type { CoverageStatement, GroupSummary, IndicatorSummary } from './index-version.ts';

/** The honest sentence under every map of need: how many it misses. In English, for the record of a build. */
export function describeCoverage(
  { groupId, of, indicatorId, shareInTopDecile }: CoverageStatement,
  groups: readonly Pick<GroupSummary, 'id' | 'title'>[],
  indicators: readonly Pick<IndicatorSummary, 'id' | 'title'>[],
): string {
  const group = groups.find(({ id }) => id === groupId)?.title ?? groupId;
  const indicator = indicators.find(({ id }) => id === indicatorId)?.title;
  const people = of === 'people' ? 'people' : `people in need${indicator === undefined ? '' : ` (${indicator})`}`;
  const outside = 1 - shareInTopDecile;
  return `The top decile of areas by ${group} holds ${percent(shareInTopDecile)} of the ${people}; ${percent(outside)} live elsewhere.`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
