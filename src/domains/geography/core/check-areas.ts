import { accept, type Result, refuse } from '#foundations/result';
import { type Area, type AreaKey, areaKind } from './area.ts';

/** An area as it comes from a table: its kind is in its code. */
export type AreaEntry = Omit<Area, 'kind'>;

/** Why a list of areas cannot be taken in. `row` counts the areas from 1. */
export type AreaProblem =
  | { readonly kind: 'unknown-code'; readonly row: number; readonly code: string }
  | { readonly kind: 'duplicate-area'; readonly row: number; readonly code: string; readonly firstRow: number }
  | { readonly kind: 'nameless-area'; readonly row: number; readonly code: string }
  | { readonly kind: 'impossible-population'; readonly row: number; readonly code: string; readonly population: number }
  | { readonly kind: 'impossible-centre'; readonly row: number; readonly code: string }
  | { readonly kind: 'unknown-parent'; readonly row: number; readonly code: string; readonly parent: string }
  | { readonly kind: 'area-inside-itself'; readonly row: number; readonly code: string };

/**
 * Checks that areas can stand together: known codes, each given once, with a name and a possible centre and population, inside an
 * area that is among them or among `known`, and none inside itself.
 */
export function checkAreas(
  entries: readonly AreaEntry[],
  known: readonly AreaKey[],
): Result<readonly Area[], AreaProblem> {
  for (const problem of findAreaProblems(entries, known)) return refuse(problem);
  const areas = entries.flatMap((entry) => {
    const kind = areaKind(entry.code);
    return kind === null ? [] : [{ ...entry, kind }];
  });
  return accept(areas);
}

/** Everything that keeps areas from standing together, found as it is asked for. */
export function* findAreaProblems(entries: readonly AreaEntry[], known: readonly AreaKey[]): Generator<AreaProblem> {
  const rows = new Map<string, number>();
  for (const [index, entry] of entries.entries()) {
    const row = index + 1;
    const problem = ownProblem(entry, row, rows.get(keyOf(entry)));
    if (problem === null) rows.set(keyOf(entry), row);
    else yield problem;
  }
  yield* findHierarchyProblems(entries, rows, new Set(known.map(keyOf)));
}

function ownProblem(
  { code, name, population, centre }: AreaEntry,
  row: number,
  firstRow: number | undefined,
): AreaProblem | null {
  if (areaKind(code) === null) return { kind: 'unknown-code', row, code };
  if (firstRow !== undefined) return { kind: 'duplicate-area', row, code, firstRow };
  if (name.trim() === '') return { kind: 'nameless-area', row, code };
  if (population !== null && !(Number.isInteger(population) && population >= 0)) {
    return { kind: 'impossible-population', row, code, population };
  }
  const possible = centre === null || (Math.abs(centre.lon) <= 180 && Math.abs(centre.lat) <= 90);
  return possible ? null : { kind: 'impossible-centre', row, code };
}

function* findHierarchyProblems(
  entries: readonly AreaEntry[],
  rows: ReadonlyMap<string, number>,
  known: ReadonlySet<string>,
): Generator<AreaProblem> {
  for (const [index, { code, parent }] of entries.entries()) {
    if (parent !== null && !rows.has(keyOf(parent)) && !known.has(keyOf(parent))) {
      yield { kind: 'unknown-parent', row: index + 1, code, parent: parent.code };
    }
  }
  const parents = new Map(entries.map((entry) => [keyOf(entry), entry.parent === null ? null : keyOf(entry.parent)]));
  for (const [index, entry] of entries.entries()) {
    if (isInsideItself(keyOf(entry), parents)) yield { kind: 'area-inside-itself', row: index + 1, code: entry.code };
  }
}

function isInsideItself(key: string, parents: ReadonlyMap<string, string | null>): boolean {
  const passed = new Set<string>();
  for (let above = parents.get(key) ?? null; above !== null; above = parents.get(above) ?? null) {
    if (above === key) return true;
    if (passed.has(above)) return false;
    passed.add(above);
  }
  return false;
}

function keyOf({ vintage, code }: AreaKey): string {
  return `${vintage} ${code}`;
}
