import {
  type AreaFileProblem,
  type AreaImportProblem,
  type AreaPlan,
  type Crossing,
  importAreaFile,
  importLookupFile,
  type LookupFileProblem,
  type LookupImport,
  previewAreaFile,
  previewLookupFile,
  readAreaFile,
  readLookupFile,
  type Vintage,
} from '#domains/geography';
import { addTable, type JudgedTable, judgeTable, type MappingProblem } from '#domains/mapping';
import type { TableColumn } from '#domains/mapping/core';
import { accept, type Result, refuse } from '#foundations/result';
import type { Database, Transaction } from '#platform/database';
import type { AreasWishes, ImportWishes, LookupWishes, TableWishes } from './import-wishes.ts';
import { type AreasNotKnown, settleVintage } from './settle-vintage.ts';

export type ImportProblem = AreaFileProblem | AreaImportProblem | LookupFileProblem | MappingProblem | AreasNotKnown;

/** How many faults are told of one file: whoever mends so many looks again. */
export const mostFaults = 100;
/** How many areas are named one by one. */
const named = 20;

export interface AreasFindings {
  readonly kind: 'areas';
  readonly plan: AreaPlan;
  readonly unit: 'row' | 'feature';
  readonly crossings: { readonly count: number; readonly first: readonly Crossing[] };
  readonly otherYears: number;
}

/** Lists of codes that name the first few. */
export interface NamedCodes {
  readonly count: number;
  readonly first: readonly string[];
}

export interface LookupFindings
  extends Pick<LookupImport, 'from' | 'to' | 'areas' | 'targets' | 'counts' | 'byCountry'> {
  readonly kind: 'lookup';
  readonly changed: Readonly<Record<keyof LookupImport['changed'], NamedCodes>>;
  readonly fresh: NamedCodes;
  readonly notInLookup: Readonly<Record<'from' | 'to', NamedCodes>>;
  readonly repeated: number;
}

export interface TableFindings {
  readonly kind: 'table';
  readonly vintage: Vintage;
  readonly rows: number;
  readonly figures: readonly TableColumn[];
  /** Columns that describe who people are, which no recipe may use. */
  readonly refused: readonly string[];
}

/** What a file would bring, as its check found. */
export type Findings = AreasFindings | LookupFindings | TableFindings;

/** What came of a stored file, beside its findings. */
export interface Outcome {
  readonly tileSet?: string;
  readonly table?: string;
}

export interface ReadingOptions {
  /** Told of each fault; see `ReadAreaOptions`. */
  readonly onFault?: (fault: ImportProblem) => boolean;
  readonly onProgress?: (areas: number) => void;
}

export interface Doing {
  readonly actor: string;
  readonly now: Date;
}

/** A file that was read without a fault. */
export interface ReadImport {
  /** What it would bring beside what is there, or what speaks against it. */
  preview(db: Database): Promise<Result<Findings, readonly ImportProblem[]>>;
  store(trx: Transaction, doing: Doing): Promise<Result<Outcome, ImportProblem>>;
}

/** Reads a file as the verb of the command line does that takes in such files. Problems call it by `fileName`. */
export async function readImport(
  { path, fileName }: { readonly path: string; readonly fileName: string },
  wishes: ImportWishes,
  options: ReadingOptions = {},
): Promise<Result<ReadImport, ImportProblem>> {
  switch (wishes.kind) {
    case 'areas':
      return readAreas(path, fileName, wishes, options);
    case 'lookup':
      return readLookup(path, fileName, wishes, options);
    case 'table':
      return readTable(path, fileName, wishes, options);
  }
}

async function readAreas(
  path: string,
  file: string,
  { kind: _, ...wishes }: AreasWishes,
  { onFault, onProgress }: ReadingOptions,
): Promise<Result<ReadImport, ImportProblem>> {
  const read = await readAreaFile(path, {
    ...{ ...wishes, onProgress },
    onFault: (fault) => onFault?.({ ...fault, file }) === true,
  });
  if (!read.ok) return refuse({ ...read.problem, file });
  const areas = { ...read.value, file };
  return accept({
    async preview(db) {
      const plan = await previewAreaFile(db, areas, mostFaults);
      if (!plan.ok) return plan;
      const { unit, crossings, otherYears } = areas;
      const crossed = { count: crossings.length, first: crossings.slice(0, named) };
      return accept({ kind: 'areas', plan: plan.value, unit, crossings: crossed, otherYears });
    },
    async store(trx, { actor }) {
      const stored = await importAreaFile(trx, areas, { actor });
      if (!stored.ok) return stored;
      const { tileSet } = stored.value;
      return accept(tileSet === null ? {} : { tileSet: tileSet.id });
    },
  });
}

async function readLookup(
  path: string,
  file: string,
  { kind: _, ...wishes }: LookupWishes,
  { onFault }: ReadingOptions,
): Promise<Result<ReadImport, ImportProblem>> {
  const read = await readLookupFile(path, { ...wishes, onFault: (fault) => onFault?.({ ...fault, file }) === true });
  if (!read.ok) return refuse({ ...read.problem, file });
  return accept({
    async preview(db) {
      const { links: _links, changed, fresh, notInLookup, ...found } = await previewLookupFile(db, read.value);
      const { recoded, split, merged, irregular, lost } = changed;
      return accept({
        ...{ kind: 'lookup', ...found, fresh: firstOf(fresh), repeated: read.value.repeated },
        changed: {
          ...{ recoded: firstOf(recoded), split: firstOf(split), merged: firstOf(merged) },
          ...{ irregular: firstOf(irregular), lost: firstOf(lost) },
        },
        notInLookup: { from: firstOf(notInLookup.from), to: firstOf(notInLookup.to) },
      });
    },
    async store(trx, { actor }) {
      await importLookupFile(trx, read.value, { actor });
      return accept({});
    },
  });
}

async function readTable(
  path: string,
  fileName: string,
  wishes: TableWishes,
  { onFault }: ReadingOptions,
): Promise<Result<ReadImport, ImportProblem>> {
  const { code: codeColumn, figures } = wishes;
  const judged = await judgeTable(path, { codeColumn, fileName, figures, onFault });
  if (!judged.ok) return judged;
  const { codes, ...table } = judged.value;
  return accept({
    async preview(db) {
      const vintage = await settleVintage(db, codes, wishes.vintage);
      if (!vintage.ok) return refuse([vintage.problem]);
      return accept(tableFindings(table, vintage.value, figures));
    },
    async store(trx, doing) {
      const vintage = await settleVintage(trx, codes, wishes.vintage);
      if (!vintage.ok) return vintage;
      const { title, source = null, licence = null, year = null } = wishes;
      const added = await addTable(trx, table, { vintage: vintage.value, title, source, licence, year }, doing);
      return added.ok ? accept({ table: added.value }) : added;
    },
  });
}

function tableFindings(
  { rows, columns }: Omit<JudgedTable, 'codes'>,
  vintage: Vintage,
  figures: readonly string[],
): TableFindings {
  return {
    ...{ kind: 'table', vintage, rows },
    figures: columns.filter(({ name }) => figures.includes(name)),
    refused: columns.filter(({ refused }) => refused !== null).map(({ name }) => name),
  };
}

function firstOf(codes: readonly string[]): NamedCodes {
  return { count: codes.length, first: codes.slice(0, named) };
}
