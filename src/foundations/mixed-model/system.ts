/** One way in which values belong together: which level each value has, as a number from 0. Levels without a value are allowed. */
export interface Factor {
  readonly levels: number;
  readonly of: ArrayLike<number>;
}

/**
 * The counts behind the mixed model equations. The factor with the most levels is set apart as `wide`: within one factor no two levels meet, so its
 * part of the equations is diagonal and falls out without being solved. The rest, the mean first, is small and `dense`.
 */
export interface System {
  readonly values: number;
  readonly sumOfSquares: number;
  readonly wide: { readonly factor: number; readonly counts: Float64Array; readonly sums: Float64Array };
  readonly dense: { readonly factor: Int32Array; readonly counts: Float64Array; readonly sums: Float64Array };
  /** How often two levels of the dense part meet, in rows; and those of the wide part with the dense ones, only where they do. */
  readonly meetings: Float64Array;
  readonly wideMeetings: readonly (readonly (readonly [at: number, count: number])[])[];
  /** Where the levels of each factor begin in the dense part; -1 for the wide one. */
  readonly starts: readonly number[];
}

/** The mean stands in the dense part without a factor. */
export const MEAN = -1;

/** `values` should have a mean near 0, so that sums lose nothing. */
export function systemOf(values: ArrayLike<number>, factors: readonly Factor[]): System {
  const wide = factors.reduce((best, factor, at) => (factor.levels > factors[best]!.levels ? at : best), 0);
  const starts: number[] = [];
  const owners = [MEAN];
  for (const [at, factor] of factors.entries()) {
    starts.push(at === wide ? -1 : owners.length);
    if (at !== wide) for (let level = 0; level < factor.levels; level++) owners.push(at);
  }
  const size = owners.length;
  const levels = factors[wide]!.levels;
  const system = {
    values: values.length,
    sumOfSquares: 0,
    wide: { factor: wide, counts: new Float64Array(levels), sums: new Float64Array(levels) },
    dense: { factor: Int32Array.from(owners), counts: new Float64Array(size), sums: new Float64Array(size) },
    meetings: new Float64Array(size * size),
    starts,
  };
  const wideMeetings = Array.from({ length: levels }, () => new Map<number, number>());
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    system.sumOfSquares += value * value;
    const level = factors[wide]!.of[row]!;
    system.wide.counts[level]! += 1;
    system.wide.sums[level]! += value;
    const here = [0, ...factors.flatMap(({ of }, at) => (at === wide ? [] : [starts[at]! + of[row]!]))];
    const met = wideMeetings[level]!;
    for (const one of here) {
      system.dense.counts[one]! += 1;
      system.dense.sums[one]! += value;
      met.set(one, (met.get(one) ?? 0) + 1);
      for (const other of here) system.meetings[one * size + other]! += 1;
    }
  }
  return { ...system, wideMeetings: wideMeetings.map((met) => [...met]) };
}
