import { excessKurtosis, quantile, skewness } from '#foundations/numeric';

/** How values are spread over the areas. */
export interface Distribution {
  readonly count: number;
  /** Areas without one. */
  readonly missing: number;
  /** Smallest, lower quartile, median, upper quartile, largest; `null` where there is no value at all. */
  readonly five: readonly [number, number, number, number, number] | null;
  /** Sample-adjusted; `null` where they do not exist. Winsorising acts where |skew| is above 2 and kurtosis above 3.5. */
  readonly skew: number | null;
  readonly kurtosis: number | null;
  /** Equal steps from the smallest to the largest value; the last one takes both its ends. */
  readonly bins: readonly { readonly from: number; readonly to: number; readonly count: number }[];
}

/** Describes values, of which NaN are missing. All in one bin where they are all equal. */
export function distributionOf(values: Float64Array, binCount: number): Distribution {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  const missing = values.length - known.length;
  if (known.length === 0) return { count: 0, missing, five: null, skew: null, kurtosis: null, bins: [] };
  const five = [0, 0.25, 0.5, 0.75, 1].map((share) => quantile(known, share));
  return {
    count: known.length,
    missing,
    five: five as [number, number, number, number, number],
    skew: known.length < 3 ? null : skewness(known),
    kurtosis: known.length < 4 ? null : excessKurtosis(known),
    bins: binsOf(known, binCount),
  };
}

function binsOf(sorted: Float64Array, count: number): Distribution['bins'] {
  const [smallest, largest] = [sorted[0]!, sorted.at(-1)!];
  if (smallest === largest) return [{ from: smallest, to: largest, count: sorted.length }];
  const edges = Array.from({ length: count + 1 }, (_none, at) =>
    at === count ? largest : smallest + ((largest - smallest) * at) / count,
  );
  const counts = new Array<number>(count).fill(0);
  let bin = 0;
  for (const value of sorted) {
    while (bin < count - 1 && value >= edges[bin + 1]!) bin++;
    counts[bin]!++;
  }
  return counts.map((inside, at) => ({ from: edges[at]!, to: edges[at + 1]!, count: inside }));
}
