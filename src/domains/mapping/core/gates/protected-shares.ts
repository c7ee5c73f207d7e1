import { accept, type Result, refuse } from '#foundations/result';

/** One share: a column of counts over a column of totals. */
export interface ShareSpec {
  readonly name: string;
  readonly count: string;
  readonly total: string;
}

export type ShareProblem =
  | { readonly kind: 'bad-share'; readonly text: string }
  | { readonly kind: 'share-twice'; readonly name: string }
  | { readonly kind: 'no-shares'; readonly header: readonly string[] };

/**
 * Reads shares as they are written on the command line.
 *
 * @example parseShares('muslim=religion_muslim/religion_total') // [{ name: 'muslim', count: 'religion_muslim', total: 'religion_total' }]
 */
export function parseShares(text: string): Result<readonly ShareSpec[], ShareProblem> {
  const shares: ShareSpec[] = [];
  for (const part of text.split(',')) {
    const [, name, count, total] = /^\s*([^=/]+?)\s*=\s*([^=/]+?)\s*\/\s*([^=/]+?)\s*$/u.exec(part) ?? [];
    if (name === undefined || count === undefined || total === undefined)
      return refuse({ kind: 'bad-share', text: part });
    if (shares.some((share) => share.name === name)) return refuse({ kind: 'share-twice', name });
    shares.push({ name, count, total });
  }
  return accept(shares);
}

/** Where none are named: every column that shares a prefix with a `PREFIX_total` is a count of it. */
export function inferShares(header: readonly string[]): Result<readonly ShareSpec[], ShareProblem> {
  const shares = header
    .filter((column) => column.endsWith('_total'))
    .flatMap((total) => {
      const prefix = total.slice(0, -'total'.length);
      return header
        .filter((column) => column.startsWith(prefix) && column !== total && column !== prefix)
        .map((count) => ({ name: count, count, total }));
    });
  return shares.length === 0 ? refuse({ kind: 'no-shares', header }) : accept(shares);
}

/** Counts as read from a table of protected characteristics: one entry per row; NaN where blank. */
export interface ProtectedCounts {
  readonly codes: readonly string[];
  readonly columns: ReadonlyMap<string, Float64Array>;
}

/**
 * Shares for the areas of a recipe, in their order. With a lookup, the counts of all codes that lead to an area are added up first. A share is NaN
 * where its area is absent, a count is blank, or the total is 0.
 */
export function sharesOfAreas(
  areas: readonly string[],
  counts: ProtectedCounts,
  specs: readonly ShareSpec[],
  lookup: ReadonlyMap<string, string> | null,
): { readonly names: readonly string[]; readonly values: readonly Float64Array[]; readonly matched: number } {
  const { groups, matched } = countsOfAreas(areas, counts, specs, lookup);
  return {
    names: groups.map(({ name }) => name),
    values: groups.map(({ counts, totals }) =>
      counts.map((count, area) => (totals[area] === 0 ? Number.NaN : count / totals[area]!)),
    ),
    matched,
  };
}

/** People with a characteristic, and all who were counted, by area; NaN where the area is absent or a count is blank. */
export interface ProtectedGroup {
  readonly name: string;
  readonly counts: Float64Array;
  readonly totals: Float64Array;
}

/** The counts behind the shares. `matched` is the number of areas that the table knows. */
export function countsOfAreas(
  areas: readonly string[],
  { codes, columns }: ProtectedCounts,
  specs: readonly ShareSpec[],
  lookup: ReadonlyMap<string, string> | null,
): { readonly groups: readonly ProtectedGroup[]; readonly matched: number } {
  const positions = new Map(areas.map((code, position) => [code, position]));
  const target = codes.map((code) => positions.get(lookup === null ? code : (lookup.get(code) ?? '')) ?? -1);
  const seen = new Set(target);
  seen.delete(-1);
  const sums = new Map<string, Float64Array>();
  for (const column of new Set(specs.flatMap(({ count, total }) => [count, total]))) {
    const cells = columns.get(column);
    if (!cells) throw new Error(`countsOfAreas needs the column ${column}`);
    const sum = Float64Array.from(areas, (_, area) => (seen.has(area) ? 0 : Number.NaN));
    for (const [row, area] of target.entries()) if (area !== -1) sum[area]! += cells[row]!;
    sums.set(column, sum);
  }
  const groups = specs.map(({ name, count, total }) => ({ name, counts: sums.get(count)!, totals: sums.get(total)! }));
  return { groups, matched: seen.size };
}
