import { createRandom, type Random } from '#foundations/numeric';
import { accept, type Result, refuse } from '#foundations/result';
import { mostAssumptions, saltelliDesign } from '#foundations/sensitivity-analysis';
import type { GroupScores, IndexModel, UncertaintySpec } from '../core/compute/model.ts';
import { type Assumption, assumptionsOf } from '../core/sensitivity/assumptions.ts';
import { isOpen, sensitivityOfGroup } from '../core/sensitivity/outcomes.ts';
import { planEvaluations } from '../core/sensitivity/plan-evaluations.ts';
import type { TargetSensitivity } from '../core/sensitivity/sensitivity.ts';
import type { SensitivityProblem } from '../core/sensitivity/sensitivity-problem.ts';
import { type DrawingTask, laneOf } from '../core/uncertainty/uncertainty-drawing.ts';
import type { Layout } from '../core/uncertainty/uncertainty-layout.ts';
import type { UncertaintyProblem } from '../core/uncertainty/uncertainty-problem.ts';
import { carryOut, type DrawOptions } from './carry-out-draws.ts';

/** Rows of the design unless told otherwise. */
export const DEFAULT_SAMPLES = 1024;
/** Streams of chance of the design and of the intervals: beyond all that draws and their errors use. */
const DESIGN_STREAM = 2 ** 52;
const INTERVAL_STREAM = 2 ** 52 + 1;
/** More would take hours, and tell nobody more. */
const MOST_EVALUATIONS = 1_000_000;

export interface SensitivityStudy {
  readonly samples: number;
  readonly assumptions: readonly Assumption[];
  /** How many times the index was computed: samples x (assumptions + 2). */
  readonly evaluations: number;
  readonly targets: readonly TargetSensitivity[];
}

/**
 * Which of the choices that a recipe leaves open move its ranks, and by how much: Sobol indices of every assumption on two targets for each group, the mean
 * absolute change of rank from the recipe's own index, and the share of its top decile that is in it no more. Deterministic by the seed, whatever
 * the number of workers. Time grows with areas x samples x assumptions.
 */
export async function studySensitivity(
  model: IndexModel,
  nominal: readonly GroupScores[],
  spec: UncertaintySpec,
  { samples, ...options }: DrawOptions & { readonly samples: number },
): Promise<Result<SensitivityStudy, SensitivityProblem | UncertaintyProblem>> {
  const assumptions = assumptionsOf(model, spec);
  const most = mostAssumptions;
  if (assumptions.length === 0) return refuse({ kind: 'nothing-to-study' });
  if (assumptions.length > most) return refuse({ kind: 'too-many-assumptions', assumptions: assumptions.length, most });
  const needed = samples * (assumptions.length + 2);
  if (needed > MOST_EVALUATIONS)
    return refuse({ kind: 'too-many-evaluations', evaluations: needed, most: MOST_EVALUATIONS });

  const design = saltelliDesign(samples, assumptions.length, createRandom(spec.seed, DESIGN_STREAM));
  const plan = planEvaluations(model, spec, assumptions, design);
  const carried = await carryOut(
    model,
    plan,
    spec.seed,
    { ...options, measures: true },
    {
      isWanted: (group, evaluation) => isOpen(model, group, assumptions, design, evaluation),
      fill: (memory, layout, group) =>
        new Uint32Array(memory.buffer, layout.nominal, model.areaCount).set(ranksOf(nominal, group)),
      tasksAfter: measureTasks,
      read: (memory, layout, group) => {
        const distances = new Float64Array(memory.buffer, layout.distances, 2 * plan.draws);
        const chance = (): Random => createRandom(spec.seed, INTERVAL_STREAM);
        return sensitivityOfGroup(model, group, assumptions, design, distances, chance);
      },
    },
  );
  if (!carried.ok) return carried;
  return accept({ samples, assumptions, evaluations: design.evaluations, targets: carried.value.flat() });
}

function ranksOf(nominal: readonly GroupScores[], group: number): Uint32Array {
  const scores = nominal[group];
  if (scores === undefined)
    throw new RangeError(`studySensitivity needs the scores of every group: got none for ${group}`);
  return scores.rank;
}

function measureTasks(layout: Layout, batch: number, end: number): DrawingTask[] {
  return Array.from({ length: layout.lanes }, (_, lane) => {
    const { from, to } = laneOf(layout, end - batch, lane);
    return { kind: 'measure', batch, from: batch + from, to: batch + to };
  });
}
