import type { Random } from '#foundations/numeric';
import { extent } from '../compute/min-max.ts';
import { createDistances } from './uncertainty-distances.ts';
import type { Drawing, DrawingTask, NormaliseTask } from './uncertainty-drawing.ts';
import { openKernel } from './uncertainty-kernel.ts';
import { createMeasureAgain } from './uncertainty-measure.ts';
import type { UncertaintyProblem } from './uncertainty-problem.ts';
import { createRescale } from './uncertainty-rescale.ts';
import { createScorer } from './uncertainty-scores.ts';
import { createSummariser } from './uncertainty-summary.ts';

/** Makes what carries out tasks in one thread, in the room given to it. Tasks write to the shared memory and return a problem or null. */
export function createPerformer(
  drawing: Drawing,
  memory: WebAssembly.Memory,
  roomNumber: number,
  randomOf: (stream: number) => Random,
): (task: DrawingTask) => UncertaintyProblem | null {
  const { layout, indicators, plan } = drawing;
  const room = layout.rooms[roomNumber]!;
  const kernel = openKernel(memory, layout.rankBytes);
  const rescale = createRescale(memory, layout, kernel, room);
  const measureAgain = createMeasureAgain(drawing, memory, room, rescale, randomOf);
  const rank = createScorer(drawing, memory, kernel, room, rescale, measureAgain);
  const summarise = createSummariser(drawing, memory, kernel, room);
  const measureDistances = createDistances(drawing, memory);
  const columnAt = (address: number): Float64Array => new Float64Array(memory.buffer, address, layout.areas);

  /** That the method can be used on the indicator was seen to before. */
  function normaliseColumn({ alternative, indicator }: NormaliseTask): void {
    const { direction } = indicators[indicator]!;
    const given = columnAt(layout.values[indicator]!);
    const { value, log } = layout.normalised[alternative]![indicator]!;
    const values = columnAt(value);
    for (let area = 0; area < given.length; area++) values[area] = direction * given[area]! + 0; // turning 0 round gives -0
    rescale(value, plan.normalisations[alternative]![indicator]!);
    if (log) columnAt(log).set(values.map(Math.log));
    const { smallest, largest } = extent(values);
    const at = layout.ranges + (alternative * indicators.length + indicator) * 16;
    new Float64Array(memory.buffer, at, 2).set([smallest, largest]);
  }

  return (task) => {
    if (task.kind === 'rank') return rank(task);
    if (task.kind === 'normalise') normaliseColumn(task);
    else if (task.kind === 'measure') measureDistances(task);
    else summarise(task);
    return null;
  };
}
