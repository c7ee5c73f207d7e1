/** Throws unless every one of the named values is a finite number above 0. */
export function requirePositive(caller: string, values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values))
    if (!(value > 0 && value < Infinity))
      throw new RangeError(`${caller} needs ${name} to be a finite number above 0: got ${value}`);
}

export function requireProbability(caller: string, p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`${caller} needs a probability from 0 to 1: got ${p}`);
}

/** Counts may be below 0, where chances are 0 or 1: "one fewer than none" is asked in earnest. */
export function requireWhole(caller: string, count: number): void {
  if (!Number.isInteger(count)) throw new RangeError(`${caller} needs a whole number: got ${count}`);
}
