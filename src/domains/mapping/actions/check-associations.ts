import { accept, type Result, refuse } from '#foundations/result';
import { type Allowance, type AllowedInput, allowedInput } from '../core/gates/allowance.ts';
import { type Candidate, type DisguisedInput, findDisguisedInput } from '../core/gates/association-gate.ts';
import {
  inferShares,
  type ProtectedCounts,
  parseShares,
  type ShareSpec,
  sharesOfAreas,
} from '../core/gates/protected-shares.ts';
import type { BuildWarning } from '../core/version/build-warning.ts';
import type { MappingProblem } from './mapping-problem.ts';
import { indexTable, numbersOf, textsOf } from './read-columns.ts';
import { filesIn, type TableSource } from './table-source.ts';

/** A table of protected characteristics. It judges inputs; nothing of it goes into a result but its name and sha256. */
export interface ProtectedTable {
  readonly path: string;
  readonly code: string;
  /** `muslim=religion_muslim/religion_total,...`; `null` takes every column beside a `PREFIX_total`. */
  readonly shares: string | null;
  /** A table with the columns `from` and `to` (or exactly two), from the codes of `path` to those of the areas. */
  readonly lookup: string | null;
  /** Where `path` and `lookup` are read from: the disk, unless told. */
  readonly source?: TableSource;
}

export interface AssociationCheck {
  readonly gate: 'checked' | 'not-checked';
  readonly warnings: readonly BuildWarning[];
  /** What would have been stopped, had no steward let it in. */
  readonly allowed: readonly AllowedInput[];
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
}

/** A table of protected characteristics as it was read, for the areas of any recipe. */
export interface ProtectedReading {
  readonly counts: ProtectedCounts;
  readonly shares: readonly ShareSpec[];
  /** From its codes to those of the areas; `null` where they are the same. */
  readonly links: ReadonlyMap<string, string> | null;
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
}

/** Reads the shares that a table holds, and its lookup. */
export async function readProtected(table: ProtectedTable): Promise<Result<ProtectedReading, MappingProblem>> {
  const source = table.source ?? filesIn('.');
  const header = await source.header(table.path);
  if (!header.ok) return header;
  const shares = table.shares === null ? inferShares(header.value) : parseShares(table.shares);
  if (!shares.ok) return shares;
  const numbers = shares.value.flatMap(({ count, total }) => [count, total]);
  const counts = await source.table(table.path, { texts: [table.code], numbers });
  if (!counts.ok) return counts;
  const unique = indexTable(counts.value, table.code);
  if (!unique.ok) return unique;
  const lookup = table.lookup === null ? accept(null) : await readLookup(source, table.lookup);
  if (!lookup.ok) return lookup;
  const columns = new Map(numbers.map((column) => [column, numbersOf(counts.value, column)]));
  return accept({
    counts: { codes: textsOf(counts.value, table.code), columns },
    shares: shares.value,
    links: lookup.value?.links ?? null,
    inputs: [counts.value, ...(lookup.value ? [lookup.value.table] : [])].map(({ file, sha256 }) => ({ file, sha256 })),
  });
}

/** Holds the indicators, as measured, and the scores made of them against the protected shares of the same areas. A disguised one is refused. */
export async function checkAssociations(
  table: ProtectedTable,
  codes: readonly string[],
  candidates: readonly Candidate[],
  allowanceOf: (input: DisguisedInput) => Allowance | null = () => null,
): Promise<Result<AssociationCheck, MappingProblem>> {
  const read = await readProtected(table);
  if (!read.ok) return read;
  const { counts, shares, links, inputs } = read.value;
  const { names, values, matched } = sharesOfAreas(codes, counts, shares, links);
  if (matched === 0)
    return refuse({ kind: 'no-area-protected', file: table.path, column: table.code, example: codes[0] ?? '' });

  const allowed: AllowedInput[] = [];
  const verdict = findDisguisedInput(candidates, { names, values }, (input) => {
    const allowance = allowanceOf(input);
    if (allowance !== null) allowed.push(allowedInput(input, allowance));
    return allowance !== null;
  });
  if (verdict.verdict === 'disguised') return refuse(verdict.input);
  if (matched * 2 < codes.length) {
    const warning = { kind: 'few-protected-areas', file: table.path, matched, areas: codes.length } as const;
    return accept({ gate: 'not-checked', warnings: [warning], allowed, inputs });
  }
  if (verdict.verdict === 'passed') return accept({ gate: 'checked', warnings: [], allowed, inputs });
  const { id, areas, needed } = verdict;
  return accept({ gate: 'not-checked', warnings: [{ kind: 'too-few-to-check', id, areas, needed }], allowed, inputs });
}

async function readLookup(source: TableSource, path: string) {
  const header = await source.header(path);
  if (!header.ok) return header;
  const named = header.value.includes('from') && header.value.includes('to');
  const [from, to] = named ? ['from', 'to'] : header.value;
  if (from === undefined || to === undefined || !(named || header.value.length === 2))
    return refuse({ kind: 'lookup-columns' as const, file: path, header: header.value });
  const table = await source.table(path, { texts: [from, to] });
  if (!table.ok) return table;
  const unique = indexTable(table.value, from);
  if (!unique.ok) return unique;
  const targets = textsOf(table.value, to);
  return accept({
    table: table.value,
    links: new Map(textsOf(table.value, from).map((code, row) => [code, targets[row] ?? ''])),
  });
}
