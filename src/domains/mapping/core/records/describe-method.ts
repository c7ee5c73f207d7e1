import { describeCoverage } from '../version/describe-coverage.ts';
import type { IndexVersion } from '../version/index-version.ts';

/** What was counted, one line for each indicator: where it comes from and what was done about gaps. */
export function describeData({ indicators, areaCount }: IndexVersion): readonly string[] {
  return indicators.map(({ title, source, year, licence, direction, imputed, treated }) => {
    const more = direction === 1 ? 'a larger figure means more need' : 'a smaller figure means more need';
    const gaps =
      imputed === 0 ? 'no gaps were filled' : `${imputed} of ${areaCount} areas had no figure and were filled in`;
    const points = treated === 0 ? '' : `; extreme figures treated: ${treated}`;
    return `${title}: ${source}, ${year}, ${licence}; ${more}; ${gaps}${points}.`;
  });
}

/** How the indicators are put together, one line for each group. */
export function describeGroups({ groups, indicators }: IndexVersion): readonly string[] {
  const titleOf = (id: string) => [...groups, ...indicators].find((one) => one.id === id)?.title ?? id;
  return groups.map(({ title, aggregate, members }) => {
    const parts = members.map(({ id, weight }) => `${titleOf(id)} (weight ${weight})`);
    return `${title}: ${aggregate.replaceAll('-', ' ')} of ${parts.join(', ')}.`;
  });
}

/** How sure the results are, and whom they miss. */
export function describeLimits({ provenance, coverage, groups, indicators }: IndexVersion): readonly string[] {
  const { draws, seed, warnings } = provenance;
  return [
    draws === 0
      ? 'No uncertainty was drawn: how sure the bands are is not known.'
      : `The index was computed ${draws} more times with other weights, methods and survey errors (seed ${seed}); bands are shown with the range they fell into.`,
    ...coverage.map((statement) => describeCoverage(statement, groups, indicators)),
    'A figure about an area says nothing about any person who lives there.',
    ...warnings,
  ];
}
