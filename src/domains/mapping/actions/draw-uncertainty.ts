import { createRandom } from '#foundations/numeric';
import { accept, type Result, refuse } from '#foundations/result';
import type { GroupUncertainty, IndexModel, UncertaintySpec } from '../core/compute/model.ts';
import type { DrawingTask } from '../core/uncertainty/uncertainty-drawing.ts';
import { type Layout, REACH, TURNED } from '../core/uncertainty/uncertainty-layout.ts';
import { type DrawPlan, planDraws } from '../core/uncertainty/uncertainty-plan.ts';
import type { UncertaintyProblem } from '../core/uncertainty/uncertainty-problem.ts';
import { quantilesFrom, SHARES } from '../core/uncertainty/uncertainty-windows.ts';
import { type CarryOutOptions, carryOut, type DrawOptions } from './carry-out-draws.ts';

/**
 * How much scores and ranks move when weights, methods, indicators and measurements move within the limits that `spec` sets: `spec.draws` indices are
 * computed, each with its own choices (see `planDraws`), and each group's ranks and scores summed up over them.
 *
 * One entry per group, in the model's order. `scoreSd` is the sample standard deviation (n - 1); `rankP05`, `rankP50`, `rankP95` are exact
 * quantiles (type 7) of the area's ranks, 1 the most need; `topDecile` is the share of draws in which its rank was at most ceil(N/10).
 *
 * The same model and spec give the same bytes whatever the machine, the number of workers and the luck of their timing. Time grows with
 * draws times areas; memory with areas, and with the square root of the draws. Small work is done in this thread.
 */
export async function drawUncertainty(
  model: IndexModel,
  spec: UncertaintySpec,
  options: DrawOptions,
): Promise<Result<GroupUncertainty[], UncertaintyProblem>> {
  if (spec.draws < 2) return refuse({ kind: 'too-few-draws', draws: spec.draws });
  const plan = planDraws(model, spec, (stream) => createRandom(spec.seed, stream));
  return drawPlanned(model, plan, spec.seed, options);
}

/** As `drawUncertainty`, for draws decided elsewhere. `reach` and `rankBytes` are there to be tried: they change memory and time, not results. */
export async function drawPlanned(
  model: IndexModel,
  plan: DrawPlan,
  seed: number,
  options: CarryOutOptions & { readonly reach?: number },
): Promise<Result<GroupUncertainty[], UncertaintyProblem>> {
  for (let reach = options.reach ?? REACH; ; reach *= 2) {
    const drawn = await carryOut(
      model,
      plan,
      seed,
      { ...options, reach },
      {
        fill: () => {},
        isWanted: () => true,
        tasksAfter: summariseTasks,
        read: (memory, layout) => readResult(plan, layout, memory),
      },
    );
    if (!drawn.ok) return drawn;
    const results = drawn.value.filter((result) => result !== null);
    if (results.length === drawn.value.length) return accept(results);
  }
}

function summariseTasks({ areas }: Layout, batch: number, end: number): DrawingTask[] {
  const slice = Math.ceil(areas / 32 / TURNED) * TURNED;
  return Array.from({ length: Math.ceil(areas / slice) }, (_, i): DrawingTask => {
    return { kind: 'summarise', fromArea: i * slice, toArea: Math.min(areas, (i + 1) * slice), batch, end };
  });
}

/** Null where a window missed its quantile. */
function readResult(plan: DrawPlan, layout: Layout, memory: WebAssembly.Memory): GroupUncertainty | null {
  if (new Int32Array(memory.buffer, layout.misses, 1)[0] !== 0) return null;
  const squares = new Float64Array(memory.buffer, layout.moments + layout.column, layout.areas);
  const inTop = new Uint32Array(memory.buffer, layout.topCounts, layout.areas);
  const states = new Uint32Array(memory.buffer, layout.windowStates, layout.areas * SHARES.length * 4);
  return {
    scoreSd: squares.map((square) => Math.sqrt(square / (plan.draws - 1))),
    rankP05: quantilesFrom(states, plan.draws, 0),
    rankP50: quantilesFrom(states, plan.draws, 1),
    rankP95: quantilesFrom(states, plan.draws, 2),
    topDecile: Float64Array.from(inTop).map((draws) => draws / plan.draws),
  };
}
