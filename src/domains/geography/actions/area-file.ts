import type { FileProblem } from '#platform/limited-file';
import type { TableProblem } from '#platform/tables';
import type { Vintage } from '../core/area.ts';
import type { CollectedArea, Crossing, RecordProblem } from '../core/area-collector.ts';
import type { ColumnProblem, ColumnWishes } from '../core/area-columns.ts';

export type AreaFileFormat = 'csv' | 'geojson' | 'topojson';

/** What counts the areas of a file in sentences: rows as a spreadsheet numbers them, features from 1. */
export type Unit = 'row' | 'feature';

/** A file of areas, read and judged on its own; nothing of it is stored yet. */
export interface AreaFile {
  readonly file: string;
  readonly sha256: string;
  readonly format: AreaFileFormat;
  readonly unit: Unit;
  readonly vintage: Vintage;
  /** Of the areas' parents; null where the file names none. */
  readonly parentVintage: Vintage | null;
  /** Which facts the file speaks of: of the others, what is stored stays. */
  readonly speaksOf: { readonly name: boolean; readonly population: boolean; readonly centre: boolean };
  readonly areas: readonly CollectedArea[];
  readonly crossings: readonly Crossing[];
  /** Areas that were not in force in the year of the vintage, by the file's own `start` and `end`. */
  readonly otherYears: number;
}

export interface ReadAreaOptions extends ColumnWishes {
  /** Which layer of a TopoJSON file; the only one that fits, unless told. */
  readonly layer?: string | undefined;
  /** Told now and then how many areas were read. */
  readonly onProgress?: ((areas: number) => void) | undefined;
  /** Told of each row or feature at fault. Where it answers true, the reading goes on to find more; the file is refused all the same, for the first. */
  readonly onFault?: ((fault: AreaFileProblem) => boolean) | undefined;
}

/** Why a file of areas was not read. */
export type AreaFileProblem =
  | FileProblem
  | TableProblem
  | { readonly kind: 'compressed-without-gz'; readonly file: string }
  | { readonly kind: 'json-not-utf8'; readonly file: string }
  | { readonly kind: 'not-json'; readonly file: string; readonly feature: number | null; readonly detail: string }
  | { readonly kind: 'cut-short'; readonly file: string; readonly features: number }
  | {
      readonly kind: 'value-too-long';
      readonly file: string;
      readonly feature: number | null;
      readonly limitBytes: number;
    }
  | { readonly kind: 'not-areas'; readonly file: string; readonly got: string }
  | { readonly kind: 'no-features'; readonly file: string }
  | { readonly kind: 'other-projection'; readonly file: string; readonly name: string }
  | { readonly kind: 'broken-topology'; readonly file: string; readonly detail: string }
  | {
      readonly kind: 'missing-layer';
      readonly file: string;
      readonly layer: string;
      readonly layers: readonly string[];
    }
  | {
      readonly kind: 'which-layer';
      readonly file: string;
      readonly layers: readonly string[];
      readonly vintage: Vintage;
    }
  | { readonly kind: 'layer-without-vintage'; readonly file: string }
  | { readonly kind: 'not-a-feature'; readonly file: string; readonly at: number }
  | {
      readonly kind: 'mixed-properties';
      readonly file: string;
      readonly at: number;
      readonly property: string;
      readonly vintage: Vintage;
      readonly expected: Vintage;
    }
  | { readonly kind: 'missing-property'; readonly file: string; readonly at: number; readonly property: string }
  | {
      readonly kind: 'not-a-number-there';
      readonly file: string;
      readonly at: number;
      readonly property: string;
      readonly text: string;
    }
  | { readonly kind: 'nothing-in-force'; readonly file: string; readonly year: number }
  | (ColumnProblem & { readonly file: string })
  | (RecordProblem & { readonly file: string; readonly unit: Unit });
