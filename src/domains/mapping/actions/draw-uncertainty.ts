import { createRandom } from '#foundations/numeric';
import { accept, type Result, refuse } from '#foundations/result';
import type { GroupUncertainty, IndexModel, UncertaintySpec } from '../core/model.ts';
import { whyNotDraw, whyNotPrepare } from '../core/uncertainty-checks.ts';
import { type Drawing, type DrawingTask, fillMemory, laneOf, orderOfDraws } from '../core/uncertainty-drawing.ts';
import { type Layout, layOut, TURNED } from '../core/uncertainty-layout.ts';
import { type DrawPlan, planDraws } from '../core/uncertainty-plan.ts';
import type { UncertaintyProblem } from '../core/uncertainty-problem.ts';
import { quantilesFrom, SHARES } from '../core/uncertainty-windows.ts';
import { type Crew, workAlone, workInThreads } from './uncertainty-crew.ts';

export interface DrawOptions {
  /** Threads to use. The result is the same for any number. */
  readonly workers: number;
  readonly signal?: AbortSignal;
  /** Told the share of the work that is done, now and then. */
  readonly onProgress?: (share: number) => void;
}

/** Below this many scores (draws x areas x groups) the work is done before threads would have started. */
const FEW_SCORES = 4e6;
/** Windows for quantiles reach this many standard errors to either side: one in 10^11 would miss, and a miss is seen and made good. */
const REACH = 7;
const LARGEST_MEMORY = 65_536 * 65_536;

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
  options: DrawOptions & { readonly reach?: number; readonly rankBytes?: number; readonly inThreads?: boolean },
): Promise<Result<GroupUncertainty[], UncertaintyProblem>> {
  const obstacle = whyNotPrepare(model, plan);
  if (obstacle) return refuse(obstacle);
  const inThreads = options.inThreads ?? plan.draws * model.areaCount * model.groups.length > FEW_SCORES;
  const threads = inThreads ? Math.max(1, options.workers) : 1;

  for (let reach = options.reach ?? REACH; ; reach *= 2) {
    const layout = layOut(model, plan, {
      threads,
      reach,
      ...(options.rankBytes ? { rankBytes: options.rankBytes } : {}),
    });
    const memory = openMemory(layout);
    if (!memory) return refuse({ kind: 'too-large-to-draw', bytes: layout.bytes });
    fillMemory(memory, layout, model, plan);
    const drawing = describe(model, plan, seed, layout);
    const crew = inThreads
      ? workInThreads(drawing, memory, options.signal)
      : workAlone(drawing, memory, options.signal);
    const drawn = await drawAll(model, plan, layout, memory, crew, options.onProgress).finally(() => crew.close());
    if (!drawn.ok) return drawn;
    if (drawn.value) return accept(drawn.value);
  }
}

/** Null as the value: a window missed its quantile. */
async function drawAll(
  model: IndexModel,
  plan: DrawPlan,
  layout: Layout,
  memory: WebAssembly.Memory,
  crew: Crew,
  onProgress?: (share: number) => void,
): Promise<Result<GroupUncertainty[] | null, UncertaintyProblem>> {
  const preparation = normaliseTasks(plan);
  const perGroup = Array.from(batchesOf(plan, layout), ({ batch, end }) => [
    rankTasks(plan, layout, batch, end),
    summariseTasks(layout, batch, end),
  ]).flat();
  const total = preparation.length + model.groups.length * perGroup.flat().length;
  let done = 0;
  const onDone = (): void => onProgress?.(++done / total);

  const prepared = await crew.run(preparation, onDone);
  if (!prepared.ok) return prepared;
  const obstacle = whyNotDraw(model, plan, leastNormalised(model, plan, layout, memory));
  if (obstacle) return refuse(obstacle);

  const results: GroupUncertainty[] = [];
  for (const group of model.groups.keys()) {
    for (const tasks of perGroup) {
      const finished = await crew.run(
        tasks.map((task) => (task.kind === 'rank' ? { ...task, group } : task)),
        onDone,
      );
      if (!finished.ok) return finished;
    }
    if (new Int32Array(memory.buffer, layout.misses, 1)[0] !== 0) return accept(null);
    results.push(readResult(plan, layout, memory));
  }
  return accept(results);
}

function normaliseTasks({ normalisations }: DrawPlan): DrawingTask[] {
  return normalisations.flatMap((methods, alternative) =>
    methods.map((_, indicator): DrawingTask => ({ kind: 'normalise', alternative, indicator })),
  );
}

function* batchesOf({ draws }: DrawPlan, layout: Layout): Generator<{ batch: number; end: number }> {
  for (let batch = 0; batch < draws; batch += layout.batch) yield { batch, end: Math.min(draws, batch + layout.batch) };
}

function rankTasks(plan: DrawPlan, layout: Layout, batch: number, end: number): DrawingTask[] {
  const order = orderOfDraws({ plan }, batch, end);
  return Array.from({ length: layout.lanes }, (_, lane): DrawingTask => {
    const { from, to } = laneOf(layout, order.length, lane);
    return { kind: 'rank', group: 0, batch, lane, draws: order.slice(from, to) };
  });
}

function summariseTasks({ areas }: Layout, batch: number, end: number): DrawingTask[] {
  const slice = Math.ceil(areas / 32 / TURNED) * TURNED;
  return Array.from({ length: Math.ceil(areas / slice) }, (_, i): DrawingTask => {
    return { kind: 'summarise', fromArea: i * slice, toArea: Math.min(areas, (i + 1) * slice), batch, end };
  });
}

function leastNormalised(
  { indicators }: IndexModel,
  { normalisations }: DrawPlan,
  layout: Layout,
  memory: WebAssembly.Memory,
): (alternative: number, indicator: number) => number {
  const ranges = new Float64Array(memory.buffer, layout.ranges, normalisations.length * indicators.length * 2);
  return (alternative, indicator) => ranges[(alternative * indicators.length + indicator) * 2] as number; // there is one for each
}

function readResult(plan: DrawPlan, layout: Layout, memory: WebAssembly.Memory): GroupUncertainty {
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

function describe(model: IndexModel, plan: DrawPlan, seed: number, layout: Layout): Drawing {
  const { weights: _, ...choices } = plan;
  return {
    indicators: model.indicators.map(({ id, direction, standardError }) => ({
      id,
      direction,
      errorScale: standardError?.scale ?? null,
    })),
    groups: model.groups,
    plan: choices,
    seed,
    layout,
  };
}

function openMemory({ bytes }: Layout): WebAssembly.Memory | null {
  if (bytes > LARGEST_MEMORY) return null;
  const pages = Math.ceil(bytes / 65_536);
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
