import type { Vintage } from '#domains/geography/core';
import { findProtectedWord, type ProtectedWord } from '../gates/input-gate.ts';

/** A table of figures that is kept here, to be used by recipes: what it holds, and where it comes from. Its bytes are those of the file. */
export interface StoredTable {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: string;
  /** The edition that its areas are of. */
  readonly vintage: Vintage;
  /** The column that says which area a row is about. */
  readonly codeColumn: string;
  readonly rows: number;
  readonly columns: readonly TableColumn[];
  readonly title: string;
  /** Where all of its figures come from; `null` where that differs from column to column, or nobody has said. */
  readonly source: string | null;
  readonly licence: string | null;
  readonly year: number | null;
  readonly addedBy: string;
  readonly addedAt: Date;
}

/** What one reading found of a column. */
export interface ColumnFacts {
  readonly name: string;
  readonly kind: 'number' | 'text' | 'blank' | 'repeated';
  readonly missing: number;
  readonly smallest: number | null;
  readonly largest: number | null;
}

/** A column, and what the input gate says of its name: a word that describes who people are, or `null`. */
export interface TableColumn extends ColumnFacts {
  readonly refused: ProtectedWord | null;
}

/** What the input gate says of every column, kept so that nobody has to ask again. */
export function judgeColumns(columns: readonly ColumnFacts[]): TableColumn[] {
  return columns.map((column) => ({ ...column, refused: findProtectedWord(column.name) }));
}

/** More would make a page that nobody can read, and a file that is wide rather than long is seldom a table of areas. */
export const mostColumns = 2_000;
