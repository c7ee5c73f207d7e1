import { accept, type Result, refuse } from '#foundations/result';
import { parseVintage, type Vintage, yearOf } from './area.ts';

/** What a user said of the columns (or properties) of a file; what was not said is inferred from their names. */
export interface ColumnWishes {
  readonly vintage?: Vintage | undefined;
  readonly code?: string | undefined;
  readonly name?: string | undefined;
  readonly parent?: string | undefined;
  readonly parentVintage?: Vintage | undefined;
  readonly population?: string | undefined;
  readonly lon?: string | undefined;
  readonly lat?: string | undefined;
}

export interface AreaColumns {
  readonly vintage: Vintage;
  readonly code: string;
  readonly name: string | null;
  readonly parent: { readonly column: string; readonly vintage: Vintage } | null;
  readonly population: string | null;
  readonly centre: { readonly lon: string; readonly lat: string } | null;
}

export type ColumnProblem =
  | { readonly kind: 'missing-column'; readonly column: string; readonly header: readonly string[] }
  | { readonly kind: 'no-code-column'; readonly header: readonly string[] }
  | { readonly kind: 'unknown-vintage'; readonly column: string }
  | { readonly kind: 'several-vintages'; readonly columns: readonly string[]; readonly vintages: readonly Vintage[] }
  | {
      readonly kind: 'column-of-another-vintage';
      readonly column: string;
      readonly vintage: Vintage;
      readonly asked: Vintage;
    }
  | { readonly kind: 'unknown-parent-vintage'; readonly column: string };

const plainNames = {
  code: ['code', 'areacd', 'area_code', 'areacode', 'geography_code'],
  name: ['name', 'areanm', 'area_name', 'areaname', 'geography_name'],
  parent: ['parent', 'parent_code'],
  population: ['population'],
  lon: ['lon', 'long', 'lng', 'longitude'],
  lat: ['lat', 'latitude'],
} as const;

/** The vintage that a column is named for, as in `lsoa21_code`, `LSOA21CD` and `rgn24nm`, and what it holds; null for other names. */
export function readColumnName(column: string): { readonly vintage: Vintage; readonly holds: 'code' | 'name' } | null {
  const [, set = '', year, part] = /^(lsoa|msoa|lad|ltla|region|rgn)(\d\d)_?(code|cd|name|nm)$/iu.exec(column) ?? [];
  const vintage = parseVintage(`${officialSets[set.toLowerCase()] ?? set.toLowerCase()}${year}`);
  if (vintage === null || part === undefined) return null;
  return { vintage, holds: part.toLowerCase().startsWith('c') ? 'code' : 'name' };
}

const officialSets: Readonly<Record<string, string>> = { ltla: 'lad', rgn: 'region' };

/** Finds out which columns hold what. Names that a user gave must be there; others are looked for under the names that official files use. */
export function chooseColumns(header: readonly string[], wishes: ColumnWishes): Result<AreaColumns, ColumnProblem> {
  const { code, name, parent, population, lon, lat } = wishes;
  for (const column of [code, name, parent, population, lon, lat]) {
    if (column !== undefined && !header.includes(column)) return refuse({ kind: 'missing-column', column, header });
  }
  const chosen = chooseCode(header, wishes);
  if (!chosen.ok) return chosen;
  const { vintage } = chosen.value;
  const named = header.find((column) => {
    const read = readColumnName(column);
    return read?.vintage === vintage && read.holds === 'name';
  });
  const parentColumn = parent ?? find(header, 'parent');
  const parentVintage =
    parentColumn === null ? null : (wishes.parentVintage ?? readColumnName(parentColumn)?.vintage ?? null);
  if (parentColumn !== null && parentVintage === null)
    return refuse({ kind: 'unknown-parent-vintage', column: parentColumn });
  const [lonColumn, latColumn] = [lon ?? find(header, 'lon'), lat ?? find(header, 'lat')];
  return accept({
    ...chosen.value,
    name: name ?? named ?? find(header, 'name'),
    parent: parentColumn === null || parentVintage === null ? null : { column: parentColumn, vintage: parentVintage },
    population: population ?? find(header, 'population'),
    centre: lonColumn === null || latColumn === null ? null : { lon: lonColumn, lat: latColumn },
  });
}

/** Which columns seem to hold what, as far as their names tell. */
export function guessColumns(header: readonly string[]): ColumnWishes {
  const codes = codeColumns(header);
  const [first] = codes;
  const code = first?.column ?? find(header, 'code') ?? undefined;
  const name = header.find((column) => {
    const read = readColumnName(column);
    return read?.holds === 'name' && (first === undefined || read.vintage === first.vintage);
  });
  const parent =
    find(header, 'parent') ?? codes.find((one) => first !== undefined && setOf(one) !== setOf(first))?.column;
  return {
    ...{ code, vintage: first?.vintage, name: name ?? find(header, 'name') ?? undefined },
    ...{ parent, parentVintage: parent === undefined ? undefined : readColumnName(parent)?.vintage },
    population: find(header, 'population') ?? undefined,
    ...{ lon: find(header, 'lon') ?? undefined, lat: find(header, 'lat') ?? undefined },
  };
}

/** The first two columns of codes for one set of areas in two years, the older first; null where no names tell. */
export function guessLookupColumns(header: readonly string[]): {
  readonly from: Vintage;
  readonly to: Vintage;
  readonly fromColumn: string;
  readonly toColumn: string;
} | null {
  const codes = codeColumns(header);
  for (const one of codes) {
    const other = codes.find((rival) => rival.vintage !== one.vintage && setOf(rival) === setOf(one));
    if (other === undefined) continue;
    const [older, newer] = yearOf(one.vintage) < yearOf(other.vintage) ? [one, other] : [other, one];
    return { from: older.vintage, to: newer.vintage, fromColumn: older.column, toColumn: newer.column };
  }
  return null;
}

function codeColumns(header: readonly string[]): readonly { readonly column: string; readonly vintage: Vintage }[] {
  return header.flatMap((column) => {
    const read = readColumnName(column);
    return read?.holds === 'code' ? [{ column, vintage: read.vintage }] : [];
  });
}

function setOf({ vintage }: { readonly vintage: Vintage }): string {
  return vintage.slice(0, -2);
}

function chooseCode(
  header: readonly string[],
  wishes: ColumnWishes,
): Result<{ readonly code: string; readonly vintage: Vintage }, ColumnProblem> {
  const { vintage } = wishes;
  if (wishes.code !== undefined) {
    const told = vintage ?? readColumnName(wishes.code)?.vintage;
    return told === undefined
      ? refuse({ kind: 'unknown-vintage', column: wishes.code })
      : accept({ code: wishes.code, vintage: told });
  }
  const named = codeColumns(header);
  const [first] = named;
  const plain = find(header, 'code');
  if (vintage !== undefined) {
    const column = named.find((one) => one.vintage === vintage)?.column ?? plain;
    if (column !== null) return accept({ code: column, vintage });
    return first === undefined
      ? refuse({ kind: 'no-code-column', header })
      : refuse({ kind: 'column-of-another-vintage', ...first, asked: vintage });
  }
  if (first === undefined)
    return plain === null
      ? refuse({ kind: 'no-code-column', header })
      : refuse({ kind: 'unknown-vintage', column: plain });
  const rivals = named.filter((one) => setOf(one) === setOf(first));
  if (rivals.length === 1) return accept({ code: first.column, vintage: first.vintage });
  return refuse({
    kind: 'several-vintages',
    columns: rivals.map(({ column }) => column),
    vintages: rivals.map((one) => one.vintage),
  });
}

function find(header: readonly string[], what: keyof typeof plainNames): string | null {
  const names: readonly string[] = plainNames[what];
  return header.find((column) => names.includes(column.toLowerCase())) ?? null;
}
