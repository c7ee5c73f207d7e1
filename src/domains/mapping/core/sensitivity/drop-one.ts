import { type IndexScores, scoreGroups } from '../compute/compute-index.ts';
import type { IndexModel } from '../compute/model.ts';
import { topDecileRank } from '../compute/rank-by-need.ts';
import { absentWithout, memberStarts, writeWeights } from '../uncertainty/uncertainty-plan.ts';

/** What becomes of one group without one indicator, the rest making up its weight. */
export interface DroppedIndicator {
  readonly indicatorId: string;
  readonly groupId: string;
  readonly meanRankChange: number;
  /** Share of the top decile that is in it no more. */
  readonly topDecileChange: number;
}

/**
 * Leaves out every indicator in turn, wherever it stands, as a draw does; one without which a top group would be empty stays. Groups that do not change at
 * all are not spoken of. Cost: one scoring of all groups for each indicator.
 */
export function dropOne(model: IndexModel, { normalised, groups: nominal }: IndexScores): DroppedIndicator[] {
  return model.indicators.flatMap(({ id }, indicator) => {
    const without = modelWithout(model, indicator);
    const scored = without === null ? null : scoreGroups(without, normalised);
    if (!scored?.ok) return [];
    return scored.value.flatMap(({ rank }, group): DroppedIndicator[] => {
      const before = nominal[group]!.rank;
      const [meanRankChange, topDecileChange] = changesOf(before, rank);
      const isSame = meanRankChange === 0 && topDecileChange === 0;
      return isSame ? [] : [{ indicatorId: id, groupId: model.groups[group]!.id, meanRankChange, topDecileChange }];
    });
  });
}

/** The model with the weight of one indicator shared out among the others; null where it counts for nothing, or for everything. */
export function modelWithout(model: IndexModel, indicator: number): IndexModel | null {
  const absent = absentWithout(model, indicator);
  if (absent === null) return null;
  const starts = memberStarts(model);
  const weights = new Float64Array(starts.at(-1)!);
  for (const [at, group] of model.groups.entries()) writeWeights(group, () => 1, absent, starts[at]!, weights, 0);
  return {
    ...model,
    groups: model.groups.map((group, at) => ({
      ...group,
      members: group.members.map((member, i) => ({ ...member, weight: weights[starts[at]! + i]! })),
    })),
  };
}

function changesOf(before: Uint32Array, after: Uint32Array): [meanRankChange: number, topDecileChange: number] {
  const last = topDecileRank(before.length);
  let [distance, inTop, left] = [0, 0, 0];
  for (let area = 0; area < before.length; area++) {
    distance += Math.abs(after[area]! - before[area]!);
    if (before[area]! > last) continue;
    inTop++;
    if (after[area]! > last) left++;
  }
  return [distance / before.length, left / inTop];
}
