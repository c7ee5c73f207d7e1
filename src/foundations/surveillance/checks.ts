/** Throws unless every value is a count of 0 or more, or NaN where it is missing. Shares and rates of 0 or more pass too. */
export function requireCounts(caller: string, counts: ArrayLike<number>): void {
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!;
    if (count < 0 || count === Infinity)
      throw new RangeError(`${caller} needs counts of 0 or more, NaN where missing: got ${count} at position ${i}`);
  }
}

/** Throws unless every one of the named numbers is whole and at least `minimum`. */
export function requireWhole(caller: string, minimum: number, values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values))
    if (!Number.isInteger(value) || value < minimum)
      throw new RangeError(`${caller} needs ${name} to be a whole number of at least ${minimum}: got ${value}`);
}

export function requireAlpha(caller: string, alpha: number): void {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`${caller} needs alpha between 0 and 1: got ${alpha}`);
}
