import { createHash } from 'node:crypto';
import { setImmediate as letOthersWork } from 'node:timers/promises';
import { accept, type Refused, type Result, refuse } from '#foundations/result';
import type { Database } from '#platform/database';
import type { Columns, Table } from '#platform/tables';
import { compileModel } from '../core/compile/compile-model.ts';
import { normaliseIndicator } from '../core/compute/compute-index.ts';
import type { ModelIndicator } from '../core/compute/model.ts';
import { type AssociationVerdict, type DisguisedInput, openGate } from '../core/gates/association-gate.ts';
import { sharesOfAreas } from '../core/gates/protected-shares.ts';
import { type Ingredients, type Preview, previewOf } from '../core/preview/preview.ts';
import type { Recipe } from '../core/recipe/recipe.ts';
import type { StoredTable } from '../core/table/stored-table.ts';
import { findProtectedTable } from '../store/protected-table.ts';
import { findTable } from '../store/stored-tables.ts';
import { BoundedCache, bytesOf } from './bounded-cache.ts';
import { nameArea, numeratorsOf } from './build-from-recipe.ts';
import { readProtected } from './check-associations.ts';
import type { MappingProblem } from './mapping-problem.ts';
import { withProtectedTable } from './protect.ts';
import { type ReadColumns, readColumns } from './read-columns.ts';
import { withStoredTables } from './stored-source.ts';
import type { TableSource } from './table-source.ts';

/** A recipe over stored tables: the sha256 of each file that it names. */
export interface RecipeOverTables {
  readonly recipe: Recipe;
  readonly files: ReadonlyMap<string, string>;
}

/** Ready to be scored, with what was read on the way. */
export interface Prepared extends Ingredients {
  readonly read: ReadColumns;
}

/**
 * Answers what would be if: the same code as a build, over tables that were read and columns that were compiled before. What it keeps it can work out
 * again from the database, so that any process can answer; one process needs one.
 */
export interface Workbench {
  /** Stored tables by the names that a recipe gives them; one that is gone is left out. They never change, so each is asked for once. */
  tables(ids: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, StoredTable>>;
  /** The columns alone, as the tables have them: what can be told of a recipe that cannot be computed. */
  read(asked: RecipeOverTables): Promise<Result<ReadColumns, MappingProblem>>;
  /** Everything up to scoring. A second or two for tables that were not read yet, nothing at all for weights alone. */
  prepare(asked: RecipeOverTables): Promise<Result<Prepared, MappingProblem>>;
  /** Scores and ranks. */
  preview(asked: RecipeOverTables): Promise<Result<Preview, MappingProblem>>;
  /**
   * Holds the indicators, as measured, and the scores of all groups against the installed table of protected characteristics: a fifth of a second
   * for each first look at an indicator, a tenth of that for scores. Lets others do their work in between.
   */
  judge(asked: RecipeOverTables): Promise<Result<GateReport, MappingProblem>>;
  /** What it holds on to. */
  readonly bytes: number;
}

/** What the table of protected characteristics says of a recipe that is being worked on. */
export type GateReport =
  | { readonly gate: 'not-installed' }
  | { readonly gate: 'passed' }
  /** Of too few areas is known who lives there, of all of them or of those that an indicator covers. */
  | { readonly gate: 'not-checked'; readonly id: string | null; readonly areas: number; readonly needed: number }
  | { readonly gate: 'disguised'; readonly inputs: readonly DisguisedInput[] };

/** Enough for half a dozen recipes of 30 indicators over a country's small areas. */
const defaultBytes = 256 * 2 ** 20;

export function openWorkbench(db: Database, { bytes = defaultBytes }: { readonly bytes?: number } = {}): Workbench {
  const cache = new BoundedCache(bytes);

  async function tables(ids: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, StoredTable>> {
    const found = new Map<string, StoredTable>();
    for (const [file, id] of Object.entries(ids)) {
      const table = cache.find<StoredTable>(`table ${id}`) ?? (await findTable(db, id));
      if (table !== null)
        found.set(file, cache.keep(`table ${id}`, { value: table, bytes: 200 * table.columns.length }));
    }
    return found;
  }

  const read = ({ recipe, files }: RecipeOverTables) =>
    withStoredTables(db, files, (source) => readColumns(recipe, remembering(cache, files, source)));

  async function prepare(asked: RecipeOverTables): Promise<Result<Prepared, MappingProblem>> {
    const key = `compiled ${hashOf(compileParts(asked))}`;
    const compiled = cache.find<Compiled>(key) ?? (await cache.share(key, () => compile(cache, key, asked, read)));
    if ('ok' in compiled) return compiled;
    const normalised: Float64Array<ArrayBuffer>[] = [];
    for (const [at, indicator] of compiled.compiled.model.indicators.entries()) {
      const column = normaliseAgain(cache, `${key} ${indicator.id}`, asked.recipe, at, indicator);
      if (!column.ok) return column;
      normalised.push(column.value);
    }
    return accept({ ...compiled, recipe: asked.recipe, normalised });
  }

  async function preview(asked: RecipeOverTables): Promise<Result<Preview, MappingProblem>> {
    const key = `preview ${hashOf([asked.recipe, [...asked.files]])}`;
    const known = cache.find<Preview>(key);
    if (known !== undefined) return accept(known);
    const prepared = await prepare(asked);
    if (!prepared.ok) return prepared;
    const preview = previewOf(prepared.value);
    if (!preview.ok) return refuse(nameArea(preview.problem, prepared.value.codes));
    // The columns are shared with others, but it keeps them alive.
    const arrays = [...preview.value.normalised, ...preview.value.scores.flatMap(({ score, rank }) => [score, rank])];
    return accept(cache.keep(key, { value: preview.value, bytes: bytesOf(arrays) }));
  }

  async function judge(asked: RecipeOverTables): Promise<Result<GateReport, MappingProblem>> {
    const installed = await findProtectedTable(db);
    if (installed === null) return accept({ gate: 'not-installed' });
    const [prepared, scored] = [await prepare(asked), await preview(asked)];
    if (!prepared.ok) return prepared;
    if (!scored.ok) return scored;
    const { compiled, codes } = prepared.value;
    const key = `gate ${installed.id} ${hashOf(compileParts(asked))}`;
    const opened = cache.find<OpenedGate>(key) ?? (await cache.share(key, () => openFor(db, cache, key, codes)));
    if ('ok' in opened) return opened;
    if (opened.matched * 2 < codes.length)
      return accept({ gate: 'not-checked', id: null, areas: opened.matched, needed: Math.ceil(codes.length / 2) });
    const verdicts: AssociationVerdict[] = [];
    for (const [at, { raw }] of compiled.indicators.entries()) {
      const id = asked.recipe.indicators[at]?.id ?? '';
      const verdict = opened.known.get(id) ?? opened.gate({ of: 'indicator', id, values: raw });
      opened.known.set(id, verdict);
      verdicts.push(verdict);
      await letOthersWork();
    }
    for (const [at, { score }] of scored.value.scores.entries()) {
      verdicts.push(opened.gate({ of: 'group', id: scored.value.groups[at]?.id ?? '', values: score }));
      await letOthersWork();
    }
    return accept(reportOf(verdicts));
  }

  return {
    tables,
    read,
    prepare,
    preview,
    judge,
    get bytes() {
      return cache.bytes;
    },
  };
}

interface OpenedGate {
  readonly gate: ReturnType<typeof openGate>;
  /** Areas of which it is known who lives there. */
  readonly matched: number;
  /** What was found of indicators, which weights do not change. */
  readonly known: Map<string, AssociationVerdict>;
}

async function openFor(
  db: Database,
  cache: BoundedCache,
  key: string,
  codes: readonly string[],
): Promise<OpenedGate | Refused<MappingProblem>> {
  const read = await withProtectedTable(db, async (table) => table && readProtected(table));
  if (read === undefined) throw new Error('the table of protected characteristics was removed meanwhile');
  if (!read.ok) return read;
  const { counts, shares, links } = read.value;
  const { names, values, matched } = sharesOfAreas(codes, counts, shares, links);
  const value = { gate: openGate({ names, values }), matched, known: new Map() };
  // The shares themselves, their ranks and the directions they span.
  return cache.keep<OpenedGate>(key, { value, bytes: 3 * bytesOf(values) });
}

function reportOf(verdicts: readonly AssociationVerdict[]): GateReport {
  const inputs = verdicts.flatMap((verdict) => (verdict.verdict === 'disguised' ? [verdict.input] : []));
  if (inputs.length > 0) return { gate: 'disguised', inputs };
  const few = verdicts.find((verdict) => verdict.verdict === 'too-few-areas');
  return few ? { gate: 'not-checked', id: few.id, areas: few.areas, needed: few.needed } : { gate: 'passed' };
}

/** What compiling gives and weights do not change. */
type Compiled = Omit<Prepared, 'recipe' | 'normalised'>;

/** Of an indicator: its titles, its direction and how it is normalised change nothing here. */
function compileParts({ recipe, files }: RecipeOverTables): unknown {
  const { areas, tables, indicators } = recipe;
  return [
    areas,
    tables,
    [...files],
    indicators.map(({ id, value, missing, treat }) => ({ id, value, missing, treat })),
  ];
}

async function compile(
  cache: BoundedCache,
  key: string,
  asked: RecipeOverTables,
  readFor: Workbench['read'],
): Promise<Compiled | Refused<MappingProblem>> {
  const { recipe } = asked;
  const read = await readFor(asked);
  if (!read.ok) return read;
  const { facts, columns } = read.value;
  const compiled = compileModel(recipe, columns);
  if (!compiled.ok) return compiled;
  const { areas } = compiled.value;
  const value: Compiled = {
    read: read.value,
    compiled: compiled.value,
    codes: Array.from(areas, (area) => facts.codes[area] ?? ''),
    names: Array.from(areas, (area) => facts.names[area] ?? ''),
    populations: facts.populations && Float64Array.from(areas, (area) => facts.populations?.[area] ?? Number.NaN),
    numerators: numeratorsOf(recipe, columns, areas),
  };
  return cache.keep(key, { value, bytes: bytesOfCompiled(value) });
}

function normaliseAgain(
  cache: BoundedCache,
  key: string,
  recipe: Recipe,
  at: number,
  indicator: ModelIndicator,
): Result<Float64Array<ArrayBuffer>, MappingProblem> {
  const { direction, normalise } = recipe.indicators[at] ?? indicator;
  const own = `${key} ${hashOf([direction, normalise])}`;
  const known = cache.find<Float64Array<ArrayBuffer>>(own);
  if (known !== undefined) return accept(known);
  const column = normaliseIndicator({ ...indicator, direction, normalise });
  // A column that cannot be normalised has nothing to say of any area.
  if (!column.ok) return refuse(nameArea(column.problem, []));
  return accept(cache.keep(own, { value: column.value, bytes: column.value.byteLength }));
}

/** A source that keeps every column that was read, under the sha256 of its file, and reads only what it does not have. */
function remembering(cache: BoundedCache, files: ReadonlyMap<string, string>, source: TableSource): TableSource {
  return {
    async header(file) {
      const key = `header ${files.get(file)}`;
      const known = cache.find<readonly string[]>(key);
      if (known !== undefined) return accept(known);
      const header = await source.header(file);
      return header.ok ? accept(cache.keep(key, { value: header.value, bytes: 50 * header.value.length })) : header;
    },
    async table(file, { texts = [], numbers = [] }) {
      const sha256 = files.get(file);
      const known = {
        texts: knownCells<readonly string[]>(cache, `text ${sha256}`, texts),
        numbers: knownCells<Float64Array<ArrayBuffer>>(cache, `number ${sha256}`, numbers),
      };
      const lacking: Columns = {
        texts: texts.filter((column) => !known.texts.has(column)),
        numbers: numbers.filter((column) => !known.numbers.has(column)),
      };
      const frame = cache.find<Frame>(`frame ${sha256}`);
      if (frame !== undefined && lacking.texts?.length === 0 && lacking.numbers?.length === 0)
        return accept({ ...frame, file, ...known });
      const read = await source.table(file, lacking);
      if (!read.ok) return read;
      const { texts: newTexts, numbers: newNumbers, file: _, ...rest } = read.value;
      cache.keep<Frame>(`frame ${sha256}`, { value: rest, bytes: rest.rowNumbers.byteLength });
      for (const [column, value] of newTexts)
        cache.keep(`text ${sha256} ${column}`, { value, bytes: 40 * value.length });
      for (const [column, value] of newNumbers)
        cache.keep(`number ${sha256} ${column}`, { value, bytes: value.byteLength });
      return accept({
        ...{ ...rest, file },
        texts: new Map([...known.texts, ...newTexts]),
        numbers: new Map([...known.numbers, ...newNumbers]),
      });
    },
  };
}

/** A table without its columns. */
type Frame = Omit<Table, 'file' | 'texts' | 'numbers'>;

function knownCells<Cells>(cache: BoundedCache, key: string, columns: readonly string[]): ReadonlyMap<string, Cells> {
  return new Map(
    columns.flatMap((column) => {
      const cells = cache.find<Cells>(`${key} ${column}`);
      return cells === undefined ? [] : [[column, cells] as const];
    }),
  );
}

function bytesOfCompiled({ read, compiled, codes, populations }: Compiled): number {
  const arrays: ArrayBufferView[] = [
    ...compiled.indicators.map(({ raw }) => raw),
    ...compiled.model.indicators.flatMap(({ values, standardError }) => [
      values,
      ...(standardError ? [standardError.values] : []),
    ]),
    ...read.columns.numbers.values(),
    ...(populations ? [populations] : []),
  ];
  return bytesOf(arrays) + 100 * codes.length;
}

function hashOf(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
