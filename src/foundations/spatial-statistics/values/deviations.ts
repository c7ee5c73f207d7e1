import { mean } from '#foundations/numeric';

/** Values as they differ from their mean. */
export interface Deviations {
  readonly each: Float64Array<ArrayBuffer>;
  /** m2 of the literature: the mean of their squares, over n. */
  readonly meanSquare: number;
}

/** A difference of this many roundings of the numbers that it is between is no difference. */
const ROUNDINGS = 4;

/**
 * Deviations from the mean. One that is only the rounding of its value is exactly 0: whether an area on the mean is above or below must not be decided by
 * the last bit. Empty, NaN and infinity throw.
 */
export function deviationsOf(values: ArrayLike<number>): Deviations {
  const centre = mean(values);
  const each = new Float64Array(values.length);
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const deviation = values[i]! - centre;
    const isRounding =
      Math.abs(deviation) <= ROUNDINGS * Number.EPSILON * Math.max(Math.abs(values[i]!), Math.abs(centre));
    each[i] = isRounding ? 0 : deviation;
    squares += each[i]! * each[i]!;
  }
  return { each, meanSquare: squares / values.length };
}

/** There is nothing to compare with fewer, and nothing to find where all values are equal. */
export function requireSpread(caller: string, { each, meanSquare }: Deviations, areas: number): void {
  if (each.length !== areas)
    throw new RangeError(`${caller} needs one value per area: got ${each.length} for ${areas}`);
  if (each.length < 3) throw new RangeError(`${caller} needs at least 3 areas: got ${each.length}`);
  if (meanSquare === 0) throw new RangeError(`${caller} needs values that are not all equal`);
}

/**
 * What is left of m2 for the others, once an area's own square is taken from the sum: m2 - z^2 / (n - 1). Exactly 0 where only that one differs from
 * the rest.
 */
export function meanSquareOfOthers({ each, meanSquare }: Deviations, area: number): number {
  const rest = meanSquare - each[area]! ** 2 / (each.length - 1);
  return rest <= 1e-12 * meanSquare ? 0 : rest;
}
