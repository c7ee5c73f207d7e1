/** The columns that a recipe names, joined to its areas. Every array has one entry per area, in input order. */
export interface AreaColumns {
  readonly codes: readonly string[];
  /** The recipe's `areas.parent`; empty where it names none. An empty string is a blank cell. */
  readonly parents: readonly string[] | null;
  /** NaN where the cell was blank or the area is absent from the table. */
  readonly numbers: ReadonlyMap<string, Float64Array>;
  /** The columns named by `missingGroup`. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
}
