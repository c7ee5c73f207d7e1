import { accept, type Result, refuse } from '#foundations/result';
import type { IndexModel } from '../core/compute/model.ts';
import { whyNotDraw, whyNotPrepare } from '../core/uncertainty/uncertainty-checks.ts';
import {
  type Drawing,
  type DrawingTask,
  fillMemory,
  laneOf,
  orderOfDraws,
} from '../core/uncertainty/uncertainty-drawing.ts';
import {
  type Layout,
  type LayoutOptions,
  layOut,
  type Ranks,
  ranksAt,
} from '../core/uncertainty/uncertainty-layout.ts';
import type { DrawPlan } from '../core/uncertainty/uncertainty-plan.ts';
import type { UncertaintyProblem } from '../core/uncertainty/uncertainty-problem.ts';
import { type Crew, workAlone, workInThreads } from './uncertainty-crew.ts';

export interface DrawOptions {
  /** Threads to use. The result is the same for any number. */
  readonly workers: number;
  readonly signal?: AbortSignal;
  /** Told the share of the work that is done, now and then. */
  readonly onProgress?: (share: number) => void;
}

export interface CarryOutOptions extends DrawOptions, Partial<Omit<LayoutOptions, 'threads'>> {
  readonly inThreads?: boolean;
}

/** What is made of the ranks of each group: after every batch, and in the end. */
export interface Harvest<Outcome> {
  /** Writes what the tasks will need for this group. */
  fill(memory: WebAssembly.Memory, layout: Layout, group: number): void;
  /** Whether a draw has to be ranked in a group at all. */
  isWanted(group: number, draw: number): boolean;
  tasksAfter(layout: Layout, batch: number, end: number): readonly DrawingTask[];
  /** Shown the ranks of all areas in each wanted draw, for what no task is made for. They lie in memory that is used again. */
  look?(group: number, ranks: Ranks): void;
  read(memory: WebAssembly.Memory, layout: Layout, group: number): Outcome;
}

/** Below this many scores (draws x areas x groups) the work is done before threads would have started. */
const FEW_SCORES = 4e6;
const LARGEST_MEMORY = 65_536 * 65_536;

/** Ranks every group in every draw of a plan, a batch at a time, and harvests. One outcome per group, in the model's order. */
export async function carryOut<Outcome>(
  model: IndexModel,
  plan: DrawPlan,
  seed: number,
  { workers, signal, onProgress, inThreads: asked, ...layoutOptions }: CarryOutOptions,
  harvest: Harvest<Outcome>,
): Promise<Result<Outcome[], UncertaintyProblem>> {
  const obstacle = whyNotPrepare(model, plan);
  if (obstacle) return refuse(obstacle);
  const inThreads = asked ?? plan.draws * model.areaCount * model.groups.length > FEW_SCORES;
  const layout = layOut(model, plan, { ...layoutOptions, threads: inThreads ? Math.max(1, workers) : 1 });
  const memory = openMemory(layout);
  if (!memory) return refuse({ kind: 'too-large-to-draw', bytes: layout.bytes });
  fillMemory(memory, layout, model, plan);
  const drawing = describe(model, plan, seed, layout);
  const crew = inThreads ? workInThreads(drawing, memory, signal) : workAlone(drawing, memory, signal);
  return drawAll(model, plan, layout, memory, crew, harvest, onProgress).finally(() => crew.close());
}

async function drawAll<Outcome>(
  model: IndexModel,
  plan: DrawPlan,
  layout: Layout,
  memory: WebAssembly.Memory,
  crew: Crew,
  harvest: Harvest<Outcome>,
  onProgress?: (share: number) => void,
): Promise<Result<Outcome[], UncertaintyProblem>> {
  const preparation = normaliseTasks(plan);
  const batches = Array.from(batchesOf(plan, layout), ({ batch, end }) => {
    return { batch, order: orderOfDraws({ plan }, batch, end), after: harvest.tasksAfter(layout, batch, end) };
  });
  const perGroup = batches.reduce((sum, { after }) => sum + layout.lanes + after.length, 0);
  const total = preparation.length + model.groups.length * perGroup;
  let done = 0;
  const onDone = (): void => onProgress?.(++done / total);

  const prepared = await crew.run(preparation, onDone);
  if (!prepared.ok) return prepared;
  const obstacle = whyNotDraw(model, plan, leastNormalised(model, plan, layout, memory));
  if (obstacle) return refuse(obstacle);

  const outcomes: Outcome[] = [];
  for (const group of model.groups.keys()) {
    harvest.fill(memory, layout, group);
    for (const { batch, order, after } of batches) {
      const wanted = order.filter((draw) => harvest.isWanted(group, draw));
      for (const tasks of [rankTasks(layout, group, batch, wanted), after]) {
        const finished = await crew.run(tasks, onDone);
        if (!finished.ok) return finished;
      }
      for (const draw of harvest.look ? wanted : []) harvest.look?.(group, ranksOfDraw(memory, layout, draw - batch));
    }
    outcomes.push(harvest.read(memory, layout, group));
  }
  return accept(outcomes);
}

function ranksOfDraw(memory: WebAssembly.Memory, layout: Layout, row: number): Ranks {
  return ranksAt(memory, layout, layout.ranks + row * layout.areas * layout.rankBytes, layout.areas);
}

function normaliseTasks({ normalisations }: DrawPlan): DrawingTask[] {
  return normalisations.flatMap((methods, alternative) =>
    methods.map((_, indicator): DrawingTask => ({ kind: 'normalise', alternative, indicator })),
  );
}

function* batchesOf({ draws }: DrawPlan, layout: Layout): Generator<{ batch: number; end: number }> {
  for (let batch = 0; batch < draws; batch += layout.batch) yield { batch, end: Math.min(draws, batch + layout.batch) };
}

function rankTasks(layout: Layout, group: number, batch: number, draws: readonly number[]): DrawingTask[] {
  return Array.from({ length: layout.lanes }, (_, lane): DrawingTask => {
    const { from, to } = laneOf(layout, draws.length, lane);
    return { kind: 'rank', group, batch, lane, draws: draws.slice(from, to) };
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
