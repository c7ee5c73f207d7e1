import { createRandom } from '#foundations/numeric';
import { accept, type Result, refuse } from '#foundations/result';
import type { Neighbours } from '#foundations/spatial-statistics';
import { countHotAreas, type HotShares } from '../core/clusters/hot-over-draws.ts';
import type { IndexModel, UncertaintySpec } from '../core/compute/model.ts';
import { planDraws } from '../core/uncertainty/uncertainty-plan.ts';
import type { UncertaintyProblem } from '../core/uncertainty/uncertainty-problem.ts';
import { type CarryOutOptions, carryOut } from './carry-out-draws.ts';

/**
 * P(hot) of some groups: in which share of an index's draws each area is hot, and cold, with q up to the level; see `countHotAreas`. The draws are those
 * of `drawUncertainty`, and so is what is refused. One entry for each of `groups`, in its order. Scores and ranks are made in threads, statistics in this
 * one: some 5 ms for a group in a draw of 33,755 areas.
 */
export async function drawHotShares(
  model: IndexModel,
  spec: UncertaintySpec,
  neighbours: Neighbours,
  groups: readonly number[],
  level: number,
  options: CarryOutOptions,
): Promise<Result<HotShares[], UncertaintyProblem>> {
  if (spec.draws < 2) return refuse({ kind: 'too-few-draws', draws: spec.draws });
  const plan = planDraws(model, spec, (stream) => createRandom(spec.seed, stream));
  const counters = new Map(groups.map((group) => [group, countHotAreas(neighbours, level)]));
  const carried = await carryOut(model, plan, spec.seed, options, {
    fill: () => {},
    isWanted: (group) => counters.has(group),
    tasksAfter: () => [],
    look: (group, ranks) => counters.get(group)?.add(ranks),
    read: () => null,
  });
  return carried.ok ? accept([...counters.values()].map((counter) => counter.shares())) : carried;
}
