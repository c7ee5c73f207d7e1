/** How values differ: by being other, by their order, by their distance, by their proportion. */
export const levels = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
export type Level = (typeof levels)[number];

/**
 * The squared differences between values, as a square table in rows. `values` are ascending; `counts` says how often each is pairable, of which
 * the ordinal level alone makes use: between two ranks lie those who were given one in between, and half of those who share them.
 * Ratio needs values of 0 and more.
 *
 * Source: Krippendorff (2011), "Computing Krippendorff's alpha-reliability", sections C to F.
 */
export function squaredDifferences(
  level: Level,
  values: ArrayLike<number>,
  counts: ArrayLike<number>,
  into: Float64Array,
): void {
  const size = values.length;
  for (let one = 0; one < size; one++) {
    let between = counts[one]!;
    into[one * size + one] = 0;
    for (let other = one + 1; other < size; other++) {
      between += counts[other]!;
      const ordinal = between - (counts[one]! + counts[other]!) / 2;
      const difference = differenceAt(level, values[one]!, values[other]!, ordinal);
      into[one * size + other] = difference * difference;
      into[other * size + one] = difference * difference;
    }
  }
}

function differenceAt(level: Level, low: number, high: number, ordinal: number): number {
  switch (level) {
    case 'nominal':
      return 1;
    case 'ordinal':
      return ordinal;
    case 'interval':
      return high - low;
    case 'ratio':
      return (high - low) / (high + low);
  }
}
