import { accept, type Result, refuse } from '#foundations/result';
import { readHeader, readTable } from '#platform/tables';
import { type Candidate, findDisguisedInput } from '../core/association-gate.ts';
import type { BuildWarning } from '../core/build-warning.ts';
import { inferShares, parseShares, sharesOfAreas } from '../core/protected-shares.ts';
import type { MappingProblem } from './mapping-problem.ts';
import { indexTable, numbersOf, textsOf } from './read-columns.ts';

/** A table of protected characteristics. It judges inputs; nothing of it goes into a result but its name and sha256. */
export interface ProtectedTable {
  readonly path: string;
  readonly code: string;
  /** `muslim=religion_muslim/religion_total,...`; `null` takes every column beside a `PREFIX_total`. */
  readonly shares: string | null;
  /** A table with the columns `from` and `to` (or exactly two), from the codes of `path` to those of the areas. */
  readonly lookup: string | null;
}

export interface AssociationCheck {
  readonly gate: 'checked' | 'not-checked';
  readonly warnings: readonly BuildWarning[];
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
}

/** Holds the indicators, as measured, and the scores made of them against the protected shares of the same areas. A disguised one is refused. */
export async function checkAssociations(
  table: ProtectedTable,
  codes: readonly string[],
  candidates: readonly Candidate[],
): Promise<Result<AssociationCheck, MappingProblem>> {
  const header = await readHeader(table.path);
  if (!header.ok) return header;
  const shares = table.shares === null ? inferShares(header.value) : parseShares(table.shares);
  if (!shares.ok) return shares;
  const numbers = shares.value.flatMap(({ count, total }) => [count, total]);
  const counts = await readTable(table.path, { columns: { texts: [table.code], numbers } });
  if (!counts.ok) return counts;
  const unique = indexTable(counts.value, table.code);
  if (!unique.ok) return unique;
  const lookup = table.lookup === null ? accept(null) : await readLookup(table.lookup);
  if (!lookup.ok) return lookup;

  const { names, values, matched } = sharesOfAreas(
    codes,
    {
      codes: textsOf(counts.value, table.code),
      columns: new Map(numbers.map((column) => [column, numbersOf(counts.value, column)])),
    },
    shares.value,
    lookup.value?.links ?? null,
  );
  if (matched === 0)
    return refuse({ kind: 'no-area-protected', file: table.path, column: table.code, example: codes[0] ?? '' });
  const inputs = [counts.value, ...(lookup.value ? [lookup.value.table] : [])].map(({ file, sha256 }) => ({
    file,
    sha256,
  }));

  const verdict = findDisguisedInput(candidates, { names, values });
  if (verdict.verdict === 'disguised') return refuse(verdict.input);
  if (matched * 2 < codes.length) {
    const warning = { kind: 'few-protected-areas', file: table.path, matched, areas: codes.length } as const;
    return accept({ gate: 'not-checked', warnings: [warning], inputs });
  }
  if (verdict.verdict === 'passed') return accept({ gate: 'checked', warnings: [], inputs });
  const { id, areas, needed } = verdict;
  return accept({ gate: 'not-checked', warnings: [{ kind: 'too-few-to-check', id, areas, needed }], inputs });
}

async function readLookup(path: string) {
  const header = await readHeader(path);
  if (!header.ok) return header;
  const named = header.value.includes('from') && header.value.includes('to');
  const [from, to] = named ? ['from', 'to'] : header.value;
  if (from === undefined || to === undefined || !(named || header.value.length === 2))
    return refuse({ kind: 'lookup-columns' as const, file: path, header: header.value });
  const table = await readTable(path, { columns: { texts: [from, to] } });
  if (!table.ok) return table;
  const unique = indexTable(table.value, from);
  if (!unique.ok) return unique;
  const targets = textsOf(table.value, to);
  return accept({
    table: table.value,
    links: new Map(textsOf(table.value, from).map((code, row) => [code, targets[row] ?? ''])),
  });
}
