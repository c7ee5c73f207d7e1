import type { AreaResult, CoverageStatement } from '../version/index-version.ts';

/** Half a percent of so many people is ten of them, so that 0% leaves ten counts too: what is counted from fewer is not said. */
const FEWEST_PEOPLE = 2000;
/** People in need are a part of the people, and how many they are is not kept: at least a tenth, we take it. */
const FEWEST_PEOPLE_IN_NEED = 10 * FEWEST_PEOPLE;

/**
 * Coverage as the public may see it: in whole percents, and only where that leaves at least ten counts of people to choose from. An exact share is a
 * fraction of two counts, and whoever knows roughly how many people there are reads both from it.
 */
export function publicCoverage(
  coverage: readonly CoverageStatement[],
  areas: readonly Pick<AreaResult, 'population'>[],
): readonly CoverageStatement[] {
  const known = areas.flatMap(({ population }) => population ?? []);
  const people = known.length === 0 ? null : known.reduce((sum, population) => sum + population, 0);
  return coverage
    .filter(({ of }) => people === null || people >= (of === 'people' ? FEWEST_PEOPLE : FEWEST_PEOPLE_IN_NEED))
    .map((statement) => ({ ...statement, shareInTopDecile: Math.round(100 * statement.shareInTopDecile) / 100 }));
}
