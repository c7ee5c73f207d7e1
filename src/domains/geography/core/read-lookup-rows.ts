import { accept, type Result, refuse } from '#foundations/result';
import type { LookupLink } from './apply-lookup.ts';
import type { Vintage } from './area.ts';
import { readColumnName } from './area-columns.ts';
import { type CodeProblem, checkCode } from './check-code.ts';

export interface LookupColumns {
  readonly from: string;
  readonly to: string;
  readonly share: string | null;
}

export interface LookupWishes {
  readonly fromColumn?: string | undefined;
  readonly toColumn?: string | undefined;
  readonly share?: string | undefined;
}

export type LookupColumnProblem =
  | { readonly kind: 'missing-column'; readonly column: string; readonly header: readonly string[] }
  | { readonly kind: 'no-lookup-column'; readonly vintage: Vintage; readonly header: readonly string[] };

/** Finds the two columns of codes: as told, or named for their vintages (`lsoa11_code`, `LSOA21CD`), or called `from` and `to`; and `share`. */
export function chooseLookupColumns(
  header: readonly string[],
  vintages: { readonly from: Vintage; readonly to: Vintage },
  { fromColumn, toColumn, share }: LookupWishes,
): Result<LookupColumns, LookupColumnProblem> {
  for (const column of [fromColumn, toColumn, share])
    if (column !== undefined && !header.includes(column)) return refuse({ kind: 'missing-column', column, header });
  const named = (vintage: Vintage) =>
    header.find((column) => {
      const read = readColumnName(column);
      return read?.vintage === vintage && read.holds === 'code';
    });
  const plain = (name: string) => header.find((column) => column.toLowerCase() === name);
  const from = fromColumn ?? named(vintages.from) ?? plain('from');
  const to = toColumn ?? named(vintages.to) ?? plain('to');
  if (from === undefined) return refuse({ kind: 'no-lookup-column', vintage: vintages.from, header });
  if (to === undefined) return refuse({ kind: 'no-lookup-column', vintage: vintages.to, header });
  return accept({ from, to, share: share ?? plain('share') ?? null });
}

/** A row of a lookup. A blank code on one side says that the other one has none there; a share that is not given is NaN. */
export interface LookupRow {
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly share: number;
}

export interface LookupRows {
  readonly links: readonly LookupLink[];
  /** The old codes, each once, in order; also those that lead nowhere. */
  readonly codes: readonly string[];
  /** The new codes that stand on no old ground. */
  readonly fresh: readonly string[];
  /** Rows that said what an earlier one had said. */
  readonly repeated: number;
}

export type LookupRowProblem =
  | (CodeProblem & { readonly at: number })
  | { readonly kind: 'impossible-share'; readonly at: number; readonly share: number }
  | {
      readonly kind: 'link-twice';
      readonly at: number;
      readonly firstAt: number;
      readonly from: string;
      readonly to: string;
    };

/**
 * Reads the links of a lookup. The same link twice is one, unless its shares differ. `onFault` is told of each row at fault; where it answers true, the
 * reading goes on to find more, and is refused all the same, for the first.
 */
export function readLookupRows(
  rows: Iterable<LookupRow>,
  vintages: { readonly from: Vintage; readonly to: Vintage },
  onFault: (fault: LookupRowProblem) => boolean = () => false,
): Result<LookupRows, LookupRowProblem> {
  const found = new Map<string, LookupLink & { readonly at: number }>();
  const codes = new Set<string>();
  const fresh = new Set<string>();
  let repeated = 0;
  let first: LookupRowProblem | null = null;
  for (const row of rows) {
    const [from, to] = [row.from.trim(), row.to.trim()];
    const { at } = row;
    const earlier = found.get(`${from} ${to}`);
    const fault = faultOf({ ...row, from, to }, vintages, earlier);
    if (fault !== null) {
      first ??= fault;
      if (onFault(fault)) continue;
      break;
    }
    if (from !== '') codes.add(from);
    if (from === '') fresh.add(to);
    if (from === '' || to === '') continue;
    if (earlier === undefined) found.set(`${from} ${to}`, { from, to, share: shareOf(row), at });
    else repeated++;
  }
  if (first !== null) return refuse(first);
  const links = [...found.values()].map(({ from, to, share }) => ({ from, to, share }));
  const reached = new Set(links.map((link) => link.to));
  return accept({ links, codes: [...codes], fresh: [...fresh].filter((code) => !reached.has(code)), repeated });
}

function faultOf(
  row: LookupRow,
  vintages: { readonly from: Vintage; readonly to: Vintage },
  earlier: (LookupLink & { readonly at: number }) | undefined,
): LookupRowProblem | null {
  const { at, from, to, share } = row;
  const wrong =
    from === '' && to === ''
      ? ({ kind: 'blank-code' } as const)
      : ((from === '' ? null : checkCode(from, vintages.from)) ?? (to === '' ? null : checkCode(to, vintages.to)));
  if (wrong !== null) return { ...wrong, at };
  if (share <= 0 || share > 1) return { kind: 'impossible-share', at, share };
  if (earlier === undefined || earlier.share === shareOf(row)) return null;
  return { kind: 'link-twice', at, firstAt: earlier.at, from, to };
}

function shareOf({ share }: LookupRow): number | null {
  return Number.isNaN(share) ? null : share;
}
