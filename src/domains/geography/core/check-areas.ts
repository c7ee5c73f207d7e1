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
  const rows = new Map<string, number>();
  const areas: Area[] = [];
  for (const [index, entry] of entries.entries()) {
    const row = index + 1;
    const kind = areaKind(entry.code);
    if (kind === null) return refuse({ kind: 'unknown-code', row, code: entry.code });
    const firstRow = rows.get(keyOf(entry));
    if (firstRow !== undefined) return refuse({ kind: 'duplicate-area', row, code: entry.code, firstRow });
    const problem = ownProblem(entry, row);
    if (problem !== null) return refuse(problem);
    rows.set(keyOf(entry), row);
    areas.push({ ...entry, kind });
  }
  const problem = hierarchyProblem(entries, rows, new Set(known.map(keyOf)));
  return problem === null ? accept(areas) : refuse(problem);
}

function ownProblem({ code, name, population, centre }: AreaEntry, row: number): AreaProblem | null {
  if (name.trim() === '') return { kind: 'nameless-area', row, code };
  if (population !== null && !(Number.isInteger(population) && population >= 0)) {
    return { kind: 'impossible-population', row, code, population };
  }
  const possible = centre === null || (Math.abs(centre.lon) <= 180 && Math.abs(centre.lat) <= 90);
  return possible ? null : { kind: 'impossible-centre', row, code };
}

function hierarchyProblem(
  entries: readonly AreaEntry[],
  rows: ReadonlyMap<string, number>,
  known: ReadonlySet<string>,
): AreaProblem | null {
  for (const [index, { code, parent }] of entries.entries()) {
    if (parent !== null && !rows.has(keyOf(parent)) && !known.has(keyOf(parent))) {
      return { kind: 'unknown-parent', row: index + 1, code, parent: parent.code };
    }
  }
  const parents = new Map(entries.map((entry) => [keyOf(entry), entry.parent === null ? null : keyOf(entry.parent)]));
  for (const [index, entry] of entries.entries()) {
    if (isInsideItself(keyOf(entry), parents)) return { kind: 'area-inside-itself', row: index + 1, code: entry.code };
  }
  return null;
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
