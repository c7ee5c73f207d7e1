import { z } from 'zod';
import { guessColumns, guessLookupColumns, parseVintage } from '#domains/geography';
import type { ImportKind } from '#domains/imports/core';
import { findProtectedWord } from '#domains/mapping/core';
import { parseNumber } from '#platform/tables';

const vintage = z.string().transform((text, context) => {
  const parsed = parseVintage(text);
  if (parsed !== null) return parsed;
  context.addIssue({ code: 'custom', message: 'no-vintage' });
  return z.NEVER;
});
const column = z.string().min(1).max(1000);

const areas = z.object({
  kind: z.literal('areas'),
  vintage: vintage.optional(),
  code: column.optional(),
  name: column.optional(),
  parent: column.optional(),
  parentVintage: vintage.optional(),
  population: column.optional(),
  lon: column.optional(),
  lat: column.optional(),
  layer: column.optional(),
});
const lookup = z.object({
  kind: z.literal('lookup'),
  from: vintage,
  to: vintage,
  fromColumn: column,
  toColumn: column,
  share: column.optional(),
});
const words = z.string().trim().min(1).max(300).optional();
const table = z.object({
  kind: z.literal('table'),
  code: column,
  vintage: vintage.optional(),
  figures: z.array(column).min(1),
  title: z.string().trim().min(1).max(200),
  source: words,
  licence: words,
  year: z.coerce.number().int().min(1900).max(2100).optional(),
});

/** What somebody says of the columns of a file, by the kind of import. */
export const importWishes = z.discriminatedUnion('kind', [areas, lookup, table]);
export type ImportWishes = z.infer<typeof importWishes>;
export type AreasWishes = Extract<ImportWishes, { kind: 'areas' }>;
export type LookupWishes = Extract<ImportWishes, { kind: 'lookup' }>;
export type TableWishes = Extract<ImportWishes, { kind: 'table' }>;

/** How a file begins, as far as it tells what is what. */
export interface Beginning {
  readonly fileName: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a file's columns seem to be, for a form to begin with; what the names do not tell is missing. */
export function guessWishes(
  kind: ImportKind,
  { fileName, header, rows }: Beginning,
): Readonly<Record<string, unknown>> {
  if (kind === 'lookup') {
    const share = header.find((name) => name.toLowerCase() === 'share');
    const plain = (name: string) => header.find((one) => one.toLowerCase() === name);
    return { fromColumn: plain('from'), toColumn: plain('to'), share, ...guessLookupColumns(header) };
  }
  const guessed = guessColumns(header);
  if (kind === 'areas') return { ...guessed };
  const { code, vintage: edition, name, parent, population, lon, lat } = guessed;
  const others = new Set([code, name, parent, population, lon, lat]);
  return {
    ...{ code, vintage: edition, title: fileName.replace(/(\.csv)?(\.gz)?$/iu, '').replaceAll(/[_-]+/gu, ' ') },
    figures: header.filter((one, at) => !others.has(one) && findProtectedWord(one) === null && isNumeric(rows, at)),
  };
}

function isNumeric(rows: Beginning['rows'], at: number): boolean {
  const numbers = rows.map((row) => parseNumber(row[at] ?? ''));
  return numbers.every((number) => number !== null) && numbers.some((number) => !Number.isNaN(number));
}
