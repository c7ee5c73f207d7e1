import { firstNotPositive, needsPositive } from '../compute/aggregate.ts';
import { extent } from '../compute/min-max.ts';
import type { Drawing, RankTask } from './uncertainty-drawing.ts';
import type { Kernel } from './uncertainty-kernel.ts';
import { BLOCK, type Room, STEP_BYTES } from './uncertainty-layout.ts';
import type { MeasureAgain } from './uncertainty-measure.ts';
import { memberStarts } from './uncertainty-plan.ts';
import type { UncertaintyProblem } from './uncertainty-problem.ts';
import { type Program, programFor, type Step } from './uncertainty-program.ts';
import { clearCounts, keyScale, rankByKeys } from './uncertainty-rank.ts';
import type { Rescale } from './uncertainty-rescale.ts';

/** Areas scored before going on to the next draw of a block: their columns stay in the cache. */
const TILE = 1024;

interface Range {
  readonly least: number;
  readonly most: number;
}

/** Makes the worker for tasks of the kind `rank`: scores, sums of scores, ranks. */
export function createScorer(
  drawing: Drawing,
  memory: WebAssembly.Memory,
  kernel: Kernel,
  room: Room,
  rescale: Rescale,
  measureAgain: MeasureAgain,
): (task: RankTask) => UncertaintyProblem | null {
  const { layout, plan, indicators, groups } = drawing;
  const { areas, column, digits } = layout;
  const padded = column / 8;
  const members = memberStarts(drawing).at(-1)!;
  const weights = new Float64Array(memory.buffer, layout.weights, plan.draws * members);
  const ranges = new Float64Array(memory.buffer, layout.ranges, plan.normalisations.length * indicators.length * 2);
  const sources = new Uint32Array(memory.buffer, room.sources, members);
  const stepCount = BLOCK * groups.length;
  const stepWords = new Uint32Array(memory.buffer, room.steps, (stepCount * STEP_BYTES) / 4);
  const stepTotals = new Float64Array(memory.buffer, room.steps, (stepCount * STEP_BYTES) / 8);
  const programs = new Map<string, Program>();

  const valuesAt = (address: number): Float64Array => new Float64Array(memory.buffer, address, areas);

  function programOf(group: number, aggregation: number): Program {
    const key = `${group} ${aggregation}`;
    const program = programs.get(key) ?? programFor(drawing, group, aggregation);
    programs.set(key, program);
    return program;
  }

  function totalOf(draw: number, { start, members: { length } }: Step): number {
    let total = 0;
    for (let i = draw * members + start; i < draw * members + start + length; i++) total += weights[i]!;
    return total;
  }

  function setSources({ steps }: Program, normalisation: number): void {
    for (const { members: held, start, space } of steps)
      for (const [i, { kind, index }] of held.entries()) {
        const columns =
          kind === 'group'
            ? room.groups[index]!
            : indicators[index]!.errorScale
              ? room.drawn[index]!
              : layout.normalised[normalisation]![index]!;
        sources[start + i] = columns[space];
      }
  }

  /** Writes a step down for the kernel, as the step number `at`. */
  function writeStep(
    { method, start, members: held }: Step,
    draw: number,
    total: number,
    into: number,
    at: number,
  ): void {
    stepWords.set([into, room.sources + start * 4, layout.weights + (draw * members + start) * 8, held.length], 8 * at);
    stepTotals[4 * at + 2] = method === 'weighted-sum' ? 1 : total;
    stepWords[8 * at + 6] = method === 'harmonic-mean' ? 1 : 0;
  }

  /** Adds the scores in a slot to the lane's sums, and turns them into keys. */
  function digest(
    slot: number,
    lane: number,
    isFirst: boolean,
    isLog: boolean,
    range: Range,
    from: number,
    to: number,
  ) {
    const sums = layout.laneSums + lane * 3 * column;
    const scores = room.scores[slot]!;
    const { top, scale } = keyScale(range.least, range.most, digits);
    if (isLog) kernel.exponentials(scores, room.values, from, to);
    kernel.digest(
      scores,
      isLog ? room.values : scores,
      sums,
      column,
      Number(isFirst),
      room.keys[slot]!,
      room.lowCounts[slot]!,
      room.highCounts[slot]!,
      digits.low,
      top,
      scale,
      from,
      Math.min(to, areas),
    );
  }

  /** Bounds of the scores of the last step, from those of the indicators. */
  function rangeOf({ steps }: Program, draw: number, totals: readonly number[]): Range {
    const known = new Map<number, Range>();
    let range: Range = { least: 0, most: 0 };
    for (const [i, step] of steps.entries()) {
      const members = step.members.map(({ kind, index }) =>
        kind === 'group' ? known.get(index)! : indicatorRange(step, draw, index),
      );
      const of = (ends: readonly number[]): number => boundOf(step, draw, totals[i]!, ends);
      range = { least: of(members.map(({ least }) => least)), most: of(members.map(({ most }) => most)) };
      known.set(step.group, range);
    }
    return range;
  }

  function indicatorRange({ space }: Step, draw: number, indicator: number): Range {
    const at = 2 * (plan.normalisation[draw]! * indicators.length + indicator);
    const least = ranges[at]!;
    const most = ranges[at + 1]!;
    return space === 'log' ? { least: Math.log(least), most: Math.log(most) } : { least, most };
  }

  function boundOf(step: Step, draw: number, total: number, ends: readonly number[]): number {
    let sum = 0;
    for (const [i, end] of ends.entries()) {
      const weight = weights[draw * members + step.start + i]!;
      sum += step.method === 'harmonic-mean' ? weight / end : weight * end;
    }
    if (step.method === 'harmonic-mean') return total / sum;
    return step.method === 'weighted-sum' ? sum : sum / total;
  }

  function rankRow(slot: number, draw: number, batch: number): void {
    const row = layout.ranks + (draw - batch) * areas * layout.rankBytes;
    rankByKeys(memory, layout, kernel, room, slot, row);
  }

  /** Several draws of the same methods, a few areas at a time. */
  function rankTiled(program: Program, draws: readonly number[], { batch, lane }: RankTask, isFirst: boolean): void {
    const { steps } = program;
    const isLog = steps.at(-1)!.space === 'log';
    const totals = draws.map((draw) => steps.map((step) => totalOf(draw, step)));
    const bounds = draws.map((draw, slot) => rangeOf(program, draw, totals[slot]!));
    for (const [slot, draw] of draws.entries()) {
      clearCounts(memory, layout, room, slot);
      for (const [i, step] of steps.entries()) {
        const into = i === steps.length - 1 ? room.scores[slot]! : room.groups[step.group]![step.space];
        writeStep(step, draw, totals[slot]![i]!, into, slot * steps.length + i);
      }
    }
    for (let from = 0; from < padded; from += TILE) {
      const to = Math.min(padded, from + TILE);
      kernel.score(room.steps, draws.length * steps.length, from, to);
      for (const slot of draws.keys()) digest(slot, lane, isFirst && slot === 0, isLog, bounds[slot]!, from, to);
    }
    for (const [slot, draw] of draws.entries()) rankRow(slot, draw, batch);
  }

  /** One draw, a whole column at a time. */
  function rankWhole(
    program: Program,
    draw: number,
    { batch, lane }: RankTask,
    isFirst: boolean,
  ): UncertaintyProblem | null {
    for (const { indicator, withLog } of program.drawn) {
      const problem = measureAgain(indicator, draw, withLog);
      if (problem) return problem;
    }
    const target = program.steps.at(-1)!;
    for (const step of program.steps) {
      const problem = scoreWhole(step, draw, step === target);
      if (problem) return problem;
    }
    const { smallest, largest } = extent(valuesAt(room.scores[0]!));
    clearCounts(memory, layout, room, 0);
    const isLog = target.space === 'log' && !target.normalise;
    digest(0, lane, isFirst, isLog, { least: smallest, most: largest }, 0, padded);
    rankRow(0, draw, batch);
    return null;
  }

  function scoreWhole(step: Step, draw: number, isTarget: boolean): UncertaintyProblem | null {
    const notPositive = needsPositive(step.method) ? findNotPositive(step, draw) : null;
    if (notPositive) return notPositive;
    const columns = isTarget ? { value: room.scores[0]!, log: room.scores[0]! } : room.groups[step.group]!;
    writeStep(step, draw, totalOf(draw, step), columns[step.space], 0);
    kernel.score(room.steps, 1, 0, padded);
    if (step.normalise) {
      if (step.space === 'log') convert(valuesAt(columns.log), valuesAt(columns.value), Math.exp);
      const because = rescale(columns.value, step.normalise);
      if (because)
        return { kind: 'cannot-normalise', of: 'group', id: step.id, method: step.normalise.method, because };
    }
    if (step.also === 'log') convert(valuesAt(columns.value), valuesAt(columns.log), Math.log);
    if (step.also === 'value') convert(valuesAt(columns.log), valuesAt(columns.value), Math.exp);
    return null;
  }

  /** Indicators without errors were looked at before the first draw. */
  function findNotPositive(step: Step, draw: number): UncertaintyProblem | null {
    for (const { kind, index } of step.members) {
      if (kind === 'indicator' && !indicators[index]!.errorScale) continue;
      const values = valuesAt((kind === 'group' ? room.groups : room.drawn)[index]!.value);
      const found = isKnownPositive(kind, index, draw) ? null : firstNotPositive([values]);
      if (found)
        return {
          kind: 'not-positive',
          group: step.id,
          aggregate: step.method as 'geometric-mean' | 'harmonic-mean', // the two that need positive values
          member: (kind === 'indicator' ? indicators : groups)[index]!.id,
          area: found.area,
          value: values[found.area]!,
        };
    }
    return null;
  }

  /** The values of a group that took a geometric mean are not even written down, unless somebody needs them. */
  function isKnownPositive(kind: 'indicator' | 'group', index: number, draw: number): boolean {
    if (kind === 'indicator' || groups[index]!.normalise) return false;
    return needsPositive(plan.aggregations[plan.aggregation[draw]!]![index]!);
  }

  return (task) => {
    let isFirst = true;
    for (const draws of blocksOf(drawing, task, programOf)) {
      const program = programOf(task.group, plan.aggregation[draws[0]!]!);
      setSources(program, plan.normalisation[draws[0]!]!);
      if (program.isTiled) rankTiled(program, draws, task, isFirst);
      else {
        const problem = rankWhole(program, draws[0]!, task, isFirst);
        if (problem) return problem;
      }
      isFirst = false;
    }
    return null;
  };
}

function convert(values: Float64Array, into: Float64Array, by: (value: number) => number): void {
  for (let area = 0; area < into.length; area++) into[area] = by(values[area]!);
}

/** The draws of a task, those with the same methods together: a block reads its columns once. */
function blocksOf(
  { plan }: Drawing,
  { group, draws: all }: RankTask,
  programOf: (group: number, aggregation: number) => Program,
): number[][] {
  const alike = new Map<string, number[]>();
  for (const draw of all) {
    const methods = `${plan.normalisation[draw]} ${plan.aggregation[draw]}`;
    const draws = alike.get(methods) ?? [];
    draws.push(draw);
    alike.set(methods, draws);
  }
  return [...alike.values()].flatMap((draws) => {
    const size = programOf(group, plan.aggregation[draws[0]!]!).isTiled ? BLOCK : 1;
    return Array.from({ length: Math.ceil(draws.length / size) }, (_, i) => draws.slice(i * size, (i + 1) * size));
  });
}
