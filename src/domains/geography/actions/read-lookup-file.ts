import { accept, type Result, refuse } from '#foundations/result';
import { readHeader, readTable, type TableProblem } from '#platform/tables';
import type { Vintage } from '../core/area.ts';
import {
  chooseLookupColumns,
  type LookupColumnProblem,
  type LookupRowProblem,
  type LookupRows,
  type LookupWishes,
  readLookupRows,
} from '../core/read-lookup-rows.ts';

/** A lookup from one vintage to another, read and judged on its own; nothing of it is stored yet. */
export interface LookupFile extends LookupRows {
  readonly file: string;
  readonly sha256: string;
  readonly from: Vintage;
  readonly to: Vintage;
}

export type LookupFileProblem =
  | TableProblem
  | { readonly kind: 'same-vintage'; readonly file: string; readonly vintage: Vintage }
  | (LookupColumnProblem & { readonly file: string })
  | (LookupRowProblem & { readonly file: string; readonly unit: 'row' });

export interface ReadLookupOptions extends LookupWishes {
  readonly from: Vintage;
  readonly to: Vintage;
  /** Told of each row at fault. Where it answers true, the reading goes on to find more; the file is refused all the same, for the first. */
  readonly onFault?: ((fault: LookupFileProblem) => boolean) | undefined;
}

/** Reads a lookup from a CSV file (decompressed where the name ends in `.gz`), a row for each link. The first fault is told with its row. */
export async function readLookupFile(
  file: string,
  { from, to, onFault, ...wishes }: ReadLookupOptions,
): Promise<Result<LookupFile, LookupFileProblem>> {
  if (from === to) return refuse({ kind: 'same-vintage', file, vintage: from });
  const header = await readHeader(file);
  if (!header.ok) return header;
  const columns = chooseLookupColumns(header.value, { from, to }, wishes);
  if (!columns.ok) return refuse({ ...columns.problem, file });
  const { share } = columns.value;
  let first: LookupFileProblem | null = null;
  const goesOn = (fault: LookupFileProblem) => {
    first ??= fault;
    return onFault?.(fault) === true;
  };
  const table = await readTable(file, {
    columns: { texts: [columns.value.from, columns.value.to], numbers: share === null ? [] : [share] },
    onFault: goesOn,
  });
  if (!table.ok) return table;
  const { texts, numbers, rowNumbers, sha256 } = table.value;
  const rows = Array.from(rowNumbers, (at, row) => ({
    at,
    from: texts.get(columns.value.from)?.[row] ?? '',
    to: texts.get(columns.value.to)?.[row] ?? '',
    share: (share === null ? undefined : numbers.get(share)?.[row]) ?? Number.NaN,
  }));
  const read = readLookupRows(rows, { from, to }, (fault) => goesOn({ ...fault, file, unit: 'row' }));
  if (first !== null) return refuse(first);
  return read.ok ? accept({ ...read.value, file, sha256, from, to }) : refuse({ ...read.problem, file, unit: 'row' });
}
