import { mean, median } from '#foundations/numeric';
import type { Grouping } from './group-by-text.ts';

/** The median of the values that are there; `null` where there is none. NaN is missing. */
export function imputationByMedian(values: Float64Array): number | null {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? null : median(known);
}

/** The median of each group's known values; `null` for a group without any. */
export function imputationByGroupMedian(values: Float64Array, groups: Grouping): (number | null)[] {
  return byGroup(values, groups, median);
}

/** The mean of each group's known values; `null` for a group without any. */
export function imputationByGroupMean(values: Float64Array, groups: Grouping): (number | null)[] {
  return byGroup(values, groups, mean);
}

function byGroup(
  values: Float64Array,
  { names, indexOf }: Grouping,
  summarise: (known: number[]) => number,
): (number | null)[] {
  const known: number[][] = names.map(() => []);
  for (const [area, value] of values.entries()) if (!Number.isNaN(value)) known[indexOf[area]!]?.push(value);
  return known.map((members) => (members.length === 0 ? null : summarise(members)));
}
