/**
 * How often each value meets each other one in the same unit, unit by unit, so that units can be drawn again without counting anew. Every ordered pair
 * of judges weighs 1/(judges - 1), so that a unit weighs as many as judged it; a unit that one judge judged weighs nothing and is left out.
 */
export interface Coincidences {
  /** Every value that is pairable, ascending. */
  readonly values: Float64Array;
  /** One square table in rows for each unit that two or more judged. */
  readonly units: readonly Float64Array[];
}

export function coincidencesOf(units: readonly (readonly number[])[]): Coincidences {
  const pairable = units.filter((given) => given.length >= 2);
  const values = Float64Array.from(new Set(pairable.flat())).sort();
  const placeOf = new Map(Array.from(values, (value, place) => [value, place]));
  return { values, units: pairable.map((given) => tableOf(given, values.length, placeOf)) };
}

function tableOf(given: readonly number[], size: number, placeOf: ReadonlyMap<number, number>): Float64Array {
  const table = new Float64Array(size * size);
  for (const [judge, one] of given.entries())
    for (const [fellow, other] of given.entries())
      if (judge !== fellow) table[placeOf.get(one)! * size + placeOf.get(other)!]! += 1 / (given.length - 1);
  return table;
}
