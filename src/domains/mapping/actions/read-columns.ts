import { accept, type Result, refuse } from '#foundations/result';
import type { Table } from '#platform/tables';
import type { AreaColumns } from '../core/compile/area-columns.ts';
import { type CodeProblem, findCodeProblems, indexCodes, joinCodes } from '../core/compile/join-codes.ts';
import type { Recipe, RecipeTable } from '../core/recipe/recipe.ts';
import type { BuildWarning } from '../core/version/build-warning.ts';
import type { AreaFacts } from '../core/version/describe-index.ts';
import type { MappingProblem } from './mapping-problem.ts';
import type { TableSource } from './table-source.ts';

export interface ReadColumns {
  readonly facts: AreaFacts;
  readonly columns: AreaColumns;
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
  readonly warnings: readonly BuildWarning[];
}

/** Reads the areas and the tables of a recipe, only the columns it names, and joins them by code. */
export async function readColumns(recipe: Recipe, source: TableSource): Promise<Result<ReadColumns, MappingProblem>> {
  const sources = [recipe.areas, ...recipe.tables];
  const homes = await findColumns(recipe, sources, source);
  if (!homes.ok) return homes;

  const areas = await readCoded(source, recipe.areas, 0, homes.value, {
    texts: [recipe.areas.name, recipe.areas.parent].filter((column) => column !== null),
    numbers: [recipe.areas.population].filter((column) => column !== null),
  });
  if (!areas.ok) return areas;
  const codes = textsOf(areas.value.table, recipe.areas.code);
  const facts = areaFacts(recipe, areas.value.table, codes);
  if (!facts.ok) return facts;

  const numbers = new Map<string, Float64Array>(areas.value.table.numbers);
  const texts = new Map<string, readonly string[]>(areas.value.table.texts);
  const inputs = [inputOf(areas.value.table)];
  const warnings: BuildWarning[] = [];
  for (const [index, named] of recipe.tables.entries()) {
    const read = await readCoded(source, named, index + 1, homes.value);
    if (!read.ok) return read;
    const { table, positions } = read.value;
    const { rowOf, absent, unknown } = joinCodes(codes, positions);
    for (const column of homes.value.numbers.get(index + 1) ?? [])
      numbers.set(column, spread(numbersOf(table, column), rowOf));
    for (const column of homes.value.texts.get(index + 1) ?? [])
      texts.set(
        column,
        Array.from(rowOf, (row) => (row === -1 ? '' : (textsOf(table, column)[row] as string))),
      );
    inputs.push(inputOf(table));
    const { file } = named;
    if (unknown[0] !== undefined)
      warnings.push({ kind: 'unknown-codes', file, count: unknown.length, example: unknown[0] });
    if (absent[0] !== undefined)
      warnings.push({ kind: 'absent-areas', file, count: absent.length, example: absent[0] });
  }
  return accept({
    facts: facts.value,
    columns: { codes, parents: facts.value.parents, numbers, texts },
    inputs,
    warnings,
  });
}

/** Which columns to take from which file, by its position: 0 for the areas. */
interface Homes {
  readonly numbers: ReadonlyMap<number, readonly string[]>;
  readonly texts: ReadonlyMap<number, readonly string[]>;
}

async function findColumns(
  recipe: Recipe,
  sources: readonly RecipeTable[],
  source: TableSource,
): Promise<Result<Homes, MappingProblem>> {
  const headers: (readonly string[])[] = [];
  for (const { file } of sources) {
    const header = await source.header(file);
    if (!header.ok) return header;
    headers.push(header.value);
  }

  const homes = { numbers: new Map<number, string[]>(), texts: new Map<number, string[]>() };
  for (const { kind, column, indicator } of namedColumns(recipe)) {
    const found = headers.flatMap((header, index) => (header.includes(column) ? [index] : []));
    const [home, other] = found;
    if (home === undefined) {
      const files = sources.map(({ file }) => file);
      return refuse({ kind: 'column-nowhere', column, indicator, files, known: [...new Set(headers.flat())] });
    }
    if (other !== undefined) {
      const files = [sources[home]?.file ?? '', sources[other]?.file ?? ''] as const;
      return refuse({ kind: 'column-in-two-files', column, files });
    }
    const columns = homes[kind].get(home) ?? [];
    if (!columns.includes(column)) columns.push(column);
    homes[kind].set(home, columns);
  }
  return accept(homes);
}

interface NamedColumn {
  readonly kind: 'numbers' | 'texts';
  readonly column: string;
  readonly indicator: string;
}

function namedColumns(recipe: Recipe): NamedColumn[] {
  return recipe.indicators.flatMap(({ id, value, missing }) => {
    const numbers = value.kind === 'column' ? [value.column] : [value.numerator, value.denominator];
    const error = value.kind === 'shrunk-rate' ? null : value.standardError;
    const all: NamedColumn[] = [...numbers, ...(error === null ? [] : [error])].map((column) => ({
      kind: 'numbers',
      column,
      indicator: id,
    }));
    if (missing.rule === 'group-mean') all.push({ kind: 'texts', column: missing.group, indicator: id });
    return all;
  });
}

interface CodedTable {
  readonly table: Table;
  readonly positions: ReadonlyMap<string, number>;
}

async function readCoded(
  source: TableSource,
  { file, code }: RecipeTable,
  index: number,
  homes: Homes,
  more: { readonly texts: readonly string[]; readonly numbers: readonly string[] } = { texts: [], numbers: [] },
): Promise<Result<CodedTable, MappingProblem>> {
  const texts = [code, ...more.texts, ...(homes.texts.get(index) ?? [])];
  const numbers = [...more.numbers, ...(homes.numbers.get(index) ?? [])];
  const table = await source.table(file, { texts, numbers });
  if (!table.ok) return table;
  const positions = indexTable(table.value, code);
  return positions.ok ? accept({ table: table.value, positions: positions.value }) : positions;
}

/** Where each code of a table stands; refused where one is blank or there twice. */
export function indexTable(table: CodedRows, column: string): Result<ReadonlyMap<string, number>, MappingProblem> {
  const positions = indexCodes(textsOf(table, column));
  return positions.ok ? positions : refuse(codeFault(table, column, positions.problem));
}

/** Every row of a table whose code is blank or there already, found as it is asked for. */
export function findCodeFaults(table: CodedRows, column: string): IteratorObject<MappingProblem> {
  return findCodeProblems(textsOf(table, column)).map((problem) => codeFault(table, column, problem));
}

type CodedRows = Pick<Table, 'file' | 'texts' | 'rowNumbers'>;

function codeFault({ file, rowNumbers }: CodedRows, column: string, problem: CodeProblem): MappingProblem {
  const rowOf = (position: number) => rowNumbers[position] as number;
  if (problem.kind === 'blank-code') return { kind: problem.kind, file, row: rowOf(problem.position), column };
  const { code, first } = problem;
  return { kind: problem.kind, file, row: rowOf(problem.position), firstRow: rowOf(first), column, code };
}

function areaFacts({ areas }: Recipe, table: Table, codes: readonly string[]): Result<AreaFacts, MappingProblem> {
  const names =
    areas.name === null ? codes : textsOf(table, areas.name).map((name, area) => name || (codes[area] ?? ''));
  const parents = areas.parent === null ? null : textsOf(table, areas.parent);
  if (areas.population === null) return accept({ codes, names, parents, populations: null });
  const populations = numbersOf(table, areas.population);
  const below = populations.findIndex((population) => population < 0);
  if (below === -1) return accept({ codes, names, parents, populations });
  const row = table.rowNumbers[below] as number;
  return refuse({ kind: 'negative-population', file: areas.file, row, column: areas.population });
}

function spread(cells: Float64Array, rowOf: Int32Array): Float64Array {
  return Float64Array.from(rowOf, (row) => (row === -1 ? Number.NaN : (cells[row] as number)));
}

function inputOf({ file, sha256 }: Table): { readonly file: string; readonly sha256: string } {
  return { file, sha256 };
}

export function textsOf(table: Pick<Table, 'file' | 'texts'>, column: string): readonly string[] {
  const cells = table.texts.get(column);
  if (!cells) throw new Error(`${table.file} was read without its column ${column}`);
  return cells;
}

export function numbersOf(table: Table, column: string): Float64Array {
  const cells = table.numbers.get(column);
  if (!cells) throw new Error(`${table.file} was read without its column ${column}`);
  return cells;
}
