/**
 * Bugs stop here, not three functions later: throws unless there are at least `minimum` values and every one is a finite number.
 * A missing value must be settled (imputed, dropped) before it meets a formula.
 */
export function requireFinite(caller: string, values: ArrayLike<number>, minimum = 0): void {
  if (values.length < minimum) {
    throw new RangeError(`${caller} needs at least ${minimum} value${minimum === 1 ? '' : 's'}: got ${values.length}`);
  }
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]))
      throw new RangeError(`${caller} needs finite numbers: got ${values[i]} at position ${i}`);
  }
}

export function requireSameLength(caller: string, one: ArrayLike<number>, other: ArrayLike<number>): void {
  if (one.length !== other.length)
    throw new RangeError(`${caller} needs one value per value: got ${one.length} for ${other.length}`);
}

/** Throws unless every one of the named values is 0 or more; infinity is. */
export function requireNotNegative(caller: string, values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values))
    if (!(value >= 0)) throw new RangeError(`${caller} needs ${name} to be 0 or more: got ${value}`);
}

/** Asked of the values themselves: a variance computed from equal values need not come out as exactly 0. */
export function isConstant(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false;
  return true;
}
