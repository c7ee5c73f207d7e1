import {
  countExtremes,
  drawForArea,
  type Extremes,
  type OwnDraws,
  type PermutationTest,
} from '#foundations/spatial-statistics';

/** What a thread is given when it starts. */
export interface PermutationThread {
  readonly test: PermutationTest;
  readonly seed: number;
  readonly permutations: number;
}

/** Lots of draws for all areas, which answers how many reach each area; or draws of some areas' own, up to `enough` on either side. */
export type PermutationTask =
  | { readonly from: number; readonly to: number }
  | { readonly areas: readonly number[]; readonly enough: number };

export type PermutationAnswer = Extremes | readonly OwnDraws[];

export function carryOutTask(
  { test, seed, permutations }: PermutationThread,
  task: PermutationTask,
): PermutationAnswer {
  if ('from' in task) return countExtremes(test, { ...task, seed, permutations });
  const { areas, enough } = task;
  return areas.map((area) => drawForArea(test, area, { seed, permutations, enough }));
}
