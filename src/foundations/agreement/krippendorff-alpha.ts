import { accept, type Result, refuse } from '#foundations/result';
import { type Coincidences, coincidencesOf } from './coincidences.ts';
import { type Level, squaredDifferences } from './level.ts';

/**
 * no-pairs: no unit has two values, so there is nothing to agree on. one-value: everybody gave the same value to everything, so that agreement cannot be
 * told from having no choice.
 */
export type AlphaProblem = 'no-pairs' | 'one-value';

/**
 * Krippendorff's alpha: 1 less the disagreement seen over the disagreement that chance would bring. `units` holds, for each thing that was judged, the
 * values that its judges gave, in any order; who gave them does not matter, and a missing one is left out.
 *
 * Values that are not finite, and negative ones at the ratio level, throw.
 *
 * Source: Krippendorff (2011), "Computing Krippendorff's alpha-reliability"; (2018), "Content analysis", 4th edition, chapter 12. The coincidence
 * matrix o has o(c,k) = sum over units of (pairs of c and k)/(judges - 1); alpha = 1 - (n - 1) sum o(c,k) d(c,k) / sum n(c) n(k) d(c,k).
 *
 * @example krippendorffAlpha([[1, 1], [2, 3], [3, 3]], 'ordinal')
 */
export function krippendorffAlpha(units: readonly (readonly number[])[], level: Level): Result<number, AlphaProblem> {
  requireValues(units, level);
  const coincidences = coincidencesOf(units);
  if (coincidences.units.length === 0) return refuse('no-pairs');
  const alpha = alphaOf(coincidences, level, coincidences.units.keys());
  return alpha === null ? refuse('one-value') : accept(alpha);
}

/** Alpha over some of the units, each as often as it is named; null where they hold one value alone. */
export function alphaOf({ values, units }: Coincidences, level: Level, drawn: Iterable<number>): number | null {
  const size = values.length;
  const together = new Float64Array(size * size);
  for (const unit of drawn) {
    const table = units[unit]!;
    for (let cell = 0; cell < table.length; cell++) together[cell]! += table[cell]!;
  }
  const counts = new Float64Array(size);
  for (let cell = 0; cell < together.length; cell++) counts[Math.trunc(cell / size)]! += together[cell]!;
  const differences = new Float64Array(size * size);
  squaredDifferences(level, values, counts, differences);
  let all = 0;
  let seen = 0;
  let expected = 0;
  for (let one = 0; one < size; one++) {
    all += counts[one]!;
    for (let other = 0; other < size; other++) {
      const difference = differences[one * size + other]!;
      seen += together[one * size + other]! * difference;
      expected += counts[one]! * counts[other]! * difference;
    }
  }
  return expected === 0 ? null : 1 - ((all - 1) * seen) / expected;
}

export function requireValues(units: readonly (readonly number[])[], level: Level): void {
  for (const [unit, given] of units.entries())
    for (const value of given)
      if (!Number.isFinite(value) || (level === 'ratio' && value < 0))
        throw new RangeError(`krippendorffAlpha at the ${level} level cannot take ${value} (unit ${unit})`);
}
