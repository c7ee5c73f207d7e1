import type { IndexModel, ModelGroup, StandardError } from '../compute/model.ts';
import type { Layout } from './uncertainty-layout.ts';
import type { DrawPlan } from './uncertainty-plan.ts';

/** What every thread knows about the draws to be made; figures and weights lie in the shared memory, where `layout` says. */
export interface Drawing {
  readonly indicators: readonly DrawnIndicator[];
  readonly groups: readonly ModelGroup[];
  readonly plan: Omit<DrawPlan, 'weights'>;
  readonly seed: number;
  readonly layout: Layout;
}

export interface DrawnIndicator {
  readonly id: string;
  readonly direction: 1 | -1;
  readonly errorScale: StandardError['scale'] | null;
}

/** The parts of the work. Those of one kind can be done by any thread in any order; each kind waits for the one before. */
export type DrawingTask = NormaliseTask | RankTask | SummariseTask | MeasureTask;

/** Normalises one indicator by one alternative. */
export interface NormaliseTask {
  readonly kind: 'normalise';
  readonly alternative: number;
  readonly indicator: number;
}

/** Scores and ranks one group in some draws of the batch that starts at draw `batch`. */
export interface RankTask {
  readonly kind: 'rank';
  readonly group: number;
  readonly batch: number;
  readonly lane: number;
  readonly draws: readonly number[];
}

/** Takes the ranks and scores of the batch from draw `batch` to `end` into the summary of some areas. */
export interface SummariseTask {
  readonly kind: 'summarise';
  readonly fromArea: number;
  readonly toArea: number;
  readonly batch: number;
  readonly end: number;
}

/** Measures how far the ranks of the draws from `from` to `to`, of the batch that starts at draw `batch`, are from the nominal ones. */
export interface MeasureTask {
  readonly kind: 'measure';
  readonly batch: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The draws of a batch, those with the same methods side by side, so that a lane has few changes of columns. The order depends on the plan alone.
 */
export function orderOfDraws({ plan }: Pick<Drawing, 'plan'>, batch: number, end: number): number[] {
  const draws = Array.from({ length: end - batch }, (_, i) => batch + i);
  const methods = (draw: number): number =>
    plan.normalisation[draw]! * plan.aggregations.length + plan.aggregation[draw]!;
  return draws.sort((one, other) => methods(one) - methods(other) || one - other);
}

/** Where a lane starts and ends in that order. */
export function laneOf({ lanes }: Layout, draws: number, lane: number): { readonly from: number; readonly to: number } {
  return { from: Math.floor((draws * lane) / lanes), to: Math.floor((draws * (lane + 1)) / lanes) };
}

/** Writes the model's figures and the plan's weights to the shared memory. */
export function fillMemory(memory: WebAssembly.Memory, layout: Layout, model: IndexModel, plan: DrawPlan): void {
  const write = (address: number, values: Float64Array): void =>
    new Float64Array(memory.buffer, address, values.length).set(values);
  for (const [i, { values, standardError }] of model.indicators.entries()) {
    write(layout.values[i]!, values);
    if (standardError) write(layout.errors[i]!, standardError.values);
  }
  write(layout.weights, plan.weights);
}
