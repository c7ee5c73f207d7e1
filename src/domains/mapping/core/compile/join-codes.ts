import { accept, type Result, refuse } from '#foundations/result';

/** A column of codes that cannot identify rows. Positions count from 0. */
export type CodeProblem =
  | { readonly kind: 'blank-code'; readonly position: number }
  | { readonly kind: 'duplicate-code'; readonly position: number; readonly first: number; readonly code: string };

/** Where each code stands. Codes are compared as text, to the letter. */
export function indexCodes(codes: readonly string[]): Result<ReadonlyMap<string, number>, CodeProblem> {
  for (const problem of findCodeProblems(codes)) return refuse(problem);
  return accept(new Map(codes.map((code, position) => [code, position])));
}

/** Every code that cannot identify its row, found as it is asked for. */
export function* findCodeProblems(codes: readonly string[]): Generator<CodeProblem> {
  const positions = new Map<string, number>();
  for (const [position, code] of codes.entries()) {
    const first = positions.get(code);
    if (code.trim() === '') yield { kind: 'blank-code', position };
    else if (first !== undefined) yield { kind: 'duplicate-code', position, first, code };
    else positions.set(code, position);
  }
}

export interface Join {
  /** For each area its row in the table; -1 where the table does not have it. */
  readonly rowOf: Int32Array;
  /** Areas that the table does not have. */
  readonly absent: readonly string[];
  /** Codes of the table that are no area. */
  readonly unknown: readonly string[];
}

/** Matches a table's codes to areas. */
export function joinCodes(areas: readonly string[], table: ReadonlyMap<string, number>): Join {
  const rowOf = new Int32Array(areas.length);
  const absent: string[] = [];
  for (const [area, code] of areas.entries()) {
    const row = table.get(code);
    rowOf[area] = row ?? -1;
    if (row === undefined) absent.push(code);
  }
  const known = new Set(areas);
  return { rowOf, absent, unknown: [...table.keys()].filter((code) => !known.has(code)) };
}
