import { excessKurtosis, skewness } from '#foundations/numeric';

/** A spread-out tail is one that both measures find: |skew| above 2 and kurtosis above 3.5 (JRC's rule, as in COINr's `check_SkewKurt`). */
const SKEW_LIMIT = 2;
const KURTOSIS_LIMIT = 3.5;

export interface Winsorised {
  readonly values: Float64Array<ArrayBuffer>;
  /** How many points were moved. */
  readonly moved: number;
  /** Whether the tails are within limits now. */
  readonly passes: boolean;
}

/**
 * Moves the most extreme points to the next value, one at a time, until |skew| <= 2 or kurtosis <= 3.5 (sample-adjusted). The tail is the one that the
 * skew points to. Points that are tied move together; `most` is never exceeded, so a large tie may stay where it is. Fewer than 4 values, and
 * values that are all equal, have no tails.
 *
 * Source: COINr's `winsorise`.
 * @example winsorise(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50), 5).values.at(-1) // 10
 */
export function winsorise(values: Float64Array, most: number): Winsorised {
  const result = new Float64Array(values);
  const movedHigh = new Set<number>();
  const movedLow = new Set<number>();
  for (;;) {
    const skew = tailOf(result);
    const moved = movedHigh.size + movedLow.size;
    if (skew === 0) return { values: result, moved, passes: true };
    const side = skew > 0 ? 1 : -1;
    const { tied, next } = extremePoints(result, side);
    const set = side === 1 ? movedHigh : movedLow;
    const fresh = tied.filter((position) => !set.has(position));
    if (next === null || moved + fresh.length > most) return { values: result, moved, passes: false };
    for (const position of tied) {
      result[position] = next;
      set.add(position);
    }
  }
}

/** Whether the tails of these values are beyond the limits; see `winsorise`. */
export function hasLongTail(values: Float64Array): boolean {
  return tailOf(values) !== 0;
}

/** 1 for a long tail of large values, -1 for one of small values, 0 within limits. */
function tailOf(values: Float64Array): 1 | 0 | -1 {
  if (values.length < 4) return 0;
  const skew = skewness(values);
  const kurtosis = excessKurtosis(values);
  if (skew === null || kurtosis === null) return 0;
  if (Math.abs(skew) <= SKEW_LIMIT || kurtosis <= KURTOSIS_LIMIT) return 0;
  return skew > 0 ? 1 : -1;
}

/** The positions of the largest value (side 1) or the smallest (-1), and the next value inwards; `null` where there is none. */
function extremePoints(values: Float64Array, side: 1 | -1): { readonly tied: number[]; readonly next: number | null } {
  let extreme = Number.NEGATIVE_INFINITY;
  let next = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    const outwards = value * side;
    if (outwards > extreme) [extreme, next] = [outwards, extreme];
    else if (outwards < extreme && outwards > next) next = outwards;
  }
  const tied: number[] = [];
  for (const [position, value] of values.entries()) if (value * side === extreme) tied.push(position);
  return { tied, next: Number.isFinite(next) ? next * side : null };
}
