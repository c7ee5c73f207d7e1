import type { Random } from '#foundations/numeric';
import type { Drawing } from './uncertainty-drawing.ts';
import type { Room } from './uncertainty-layout.ts';
import { streamOfErrors } from './uncertainty-plan.ts';
import type { UncertaintyProblem } from './uncertainty-problem.ts';
import type { Rescale } from './uncertainty-rescale.ts';

/** Writes an indicator, as it might have been measured in a draw, to the thread's room: normalised by the draw's method, and its logarithms if asked for. */
export type MeasureAgain = (indicator: number, draw: number, withLog: boolean) => UncertaintyProblem | null;

/**
 * Errors are normal with the standard error given, on the scale it was given on, from a stream of chance of their own for every draw and indicator. A figure
 * with a standard error of 0 stays as it is.
 */
export function createMeasureAgain(
  drawing: Drawing,
  memory: WebAssembly.Memory,
  room: Room,
  rescale: Rescale,
  randomOf: (stream: number) => Random,
): MeasureAgain {
  const { layout, plan, indicators } = drawing;
  const { areas } = layout;
  const logits = new Map<number, Float64Array>();
  const columnAt = (address: number): Float64Array => new Float64Array(memory.buffer, address, areas);

  function logitsOf(indicator: number, rates: Float64Array): Float64Array {
    const known = logits.get(indicator) ?? Float64Array.from(rates, (rate) => Math.log(rate / (1 - rate)));
    logits.set(indicator, known);
    return known;
  }

  function draw(indicator: number, random: Random, into: Float64Array): void {
    const { direction, errorScale } = indicators[indicator]!;
    const given = columnAt(layout.values[indicator]!);
    const standardErrors = columnAt(layout.errors[indicator]!);
    const isLogit = errorScale === 'logit';
    const centres = isLogit ? logitsOf(indicator, given) : given;
    for (let area = 0; area < areas; area++) {
      const error = standardErrors[area]! * random.normal();
      let drawn = given[area]!;
      if (error !== 0) drawn = isLogit ? 1 / (1 + Math.exp(-(centres[area]! + error))) : drawn + error;
      into[area] = direction * drawn + 0; // turning 0 round gives -0
    }
  }

  return (indicator, drawNumber, withLog) => {
    const { value, log } = room.drawn[indicator]!;
    const values = columnAt(value);
    const errorSet = plan.errorSets ? plan.errorSets[drawNumber]! : drawNumber;
    draw(indicator, randomOf(streamOfErrors(drawing, errorSet, indicator)), values);
    const method = plan.normalisations[plan.normalisation[drawNumber]!]![indicator]!;
    const because = rescale(value, method);
    if (because) {
      const { id } = indicators[indicator]!;
      return { kind: 'cannot-normalise', of: 'indicator', id, method: method.method, because };
    }
    if (withLog) {
      const logs = columnAt(log);
      for (let area = 0; area < areas; area++) logs[area] = Math.log(values[area]!);
    }
    return null;
  };
}
