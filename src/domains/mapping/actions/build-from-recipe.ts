import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { accept, type Result, refuse } from '#foundations/result';
import { programVersion } from '#platform/config';
import type { AreaColumns } from '../core/compile/area-columns.ts';
import { type CompiledIndex, compileModel } from '../core/compile/compile-model.ts';
import { type ComputeProblem, computeIndex, type IndexScores } from '../core/compute/compute-index.ts';
import type { GroupUncertainty, IndexModel, UncertaintySpec } from '../core/compute/model.ts';
import { type Allowance, isSameSubject, type StoppedInput, subjectOf } from '../core/gates/allowance.ts';
import type { DisguisedInput } from '../core/gates/association-gate.ts';
import { findCrimeAsPropensity, findProtectedInput } from '../core/gates/input-gate.ts';
import type { Recipe } from '../core/recipe/recipe.ts';
import type { UncertaintyProblem } from '../core/uncertainty/uncertainty-problem.ts';
import { type BuildWarning, describeWarning } from '../core/version/build-warning.ts';
import {
  areaResults,
  coverageStatements,
  summariseGroups,
  summariseIndicators,
} from '../core/version/describe-index.ts';
import type { AreaResult, BuiltVersion } from '../core/version/index-version.ts';
import { checkAssociations, type ProtectedTable } from './check-associations.ts';
import { drawUncertainty } from './draw-uncertainty.ts';
import type { MappingProblem } from './mapping-problem.ts';
import { type ReadColumns, readColumns } from './read-columns.ts';
import { type ReadRecipe, readRecipe } from './read-recipe.ts';
import { filesIn, type TableSource } from './table-source.ts';

export interface BuildOptions {
  /** In place of the recipe's; 0 skips uncertainty. */
  readonly draws?: number | undefined;
  readonly seed?: number | undefined;
  readonly protectedTable?: ProtectedTable | undefined;
  /** What stewards have written of inputs that were stopped by association. Nothing lets in what is refused by its words. */
  readonly stopped?: readonly StoppedInput[] | undefined;
  /** Threads for the draws: as many as there are cores, unless told. The result does not depend on it. */
  readonly workers?: number | undefined;
  /** What the recipe's paths are relative to: its own folder, unless told. */
  readonly folder?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told the share of the draws that is done, now and then. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** An index as it was built: all that is stored of it but its id, status and date. */
export interface BuiltIndex {
  readonly recipe: Recipe;
  readonly version: BuiltVersion;
  /** In input order. */
  readonly areas: readonly AreaResult[];
  readonly timings: BuildTimings;
}

export interface BuildTimings {
  readonly readSeconds: number;
  readonly computeSeconds: number;
  /** Holding the inputs against a protected table, reading it included. */
  readonly checkSeconds: number;
  readonly drawSeconds: number;
}

/**
 * Builds the index of a recipe file: reads and joins its tables, holds its inputs against the gates, computes scores and ranks, draws their
 * uncertainty. Writes nothing. The same files, draws and seed give the same result, `timings` aside, however many threads run.
 */
export async function buildFromRecipe(
  path: string,
  options: BuildOptions = {},
): Promise<Result<BuiltIndex, MappingProblem>> {
  const read = await readRecipe(path);
  return read.ok ? buildIndex(read.value, filesIn(options.folder ?? dirname(path)), options) : read;
}

/** The same for a recipe that was read already, over tables from anywhere. */
export async function buildIndex(
  { recipe, file, input }: ReadRecipe,
  source: TableSource,
  options: Omit<BuildOptions, 'folder'> = {},
): Promise<Result<BuiltIndex, MappingProblem>> {
  const start = performance.now();
  const based = await computeBase(recipe, source);
  if (!based.ok) return based;
  const { facts, columns, areas, codes, compiled, scores, readAt } = based.value;
  const { model } = compiled;
  const computedAt = performance.now();

  const check = await checkInputs(options.protectedTable, codes, compiled, scores, (input) =>
    allowanceFor(recipe, options.stopped ?? [], input),
  );
  if (!check.ok) return check;
  const checkedAt = performance.now();

  const spec = uncertaintySpec(recipe, options);
  const drawn = await draw(model, spec, options);
  if (!drawn.ok) return refuse(nameArea(drawn.problem, codes));
  const drawnAt = performance.now();

  const warnings = [
    ...based.value.warnings,
    ...buildWarnings(recipe, based.value, compiled),
    ...(spec.draws > 0 && !varies(spec, model) ? [{ kind: 'nothing-varies' } as const] : []),
    ...check.value.warnings,
  ];
  const populations = facts.populations && pick(facts.populations, areas);
  return accept({
    recipe,
    version: {
      recipeId: recipe.id,
      title: recipe.title,
      areaCount: areas.length,
      recipe: file,
      provenance: {
        programVersion: programVersion(),
        inputs: [input, ...based.value.inputs, ...check.value.inputs],
        seed: spec.seed,
        draws: spec.draws,
        warnings: warnings.map(describeWarning),
        associationGate: check.value.gate,
        ...(check.value.allowed.length > 0 ? { allowed: check.value.allowed } : {}),
      },
      indicators: summariseIndicators(recipe, compiled),
      groups: summariseGroups(recipe),
      coverage: coverageStatements(recipe, scores, populations, numeratorsOf(recipe, columns, areas)),
    },
    areas: areaResults(facts, compiled, scores, drawn.value),
    timings: {
      readSeconds: (readAt - start) / 1000,
      computeSeconds: (computedAt - readAt) / 1000,
      checkSeconds: (checkedAt - computedAt) / 1000,
      drawSeconds: (drawnAt - checkedAt) / 1000,
    },
  });
}

/** The recipe's own index, before anything varies: its columns read and compiled, its scores computed. */
export interface BaseIndex extends ReadColumns {
  readonly compiled: CompiledIndex;
  readonly scores: IndexScores;
  /** Of the areas of the model. */
  readonly areas: Uint32Array;
  readonly codes: readonly string[];
  readonly readAt: number;
}

/** Computes it, unless an input is refused by its words. */
export async function computeBase(recipe: Recipe, source: TableSource): Promise<Result<BaseIndex, MappingProblem>> {
  const unfit = findProtectedInput(recipe) ?? findCrimeAsPropensity(recipe);
  if (unfit) return refuse(unfit);
  const read = await readColumns(recipe, source);
  if (!read.ok) return read;
  const readAt = performance.now();
  const compiled = compileModel(recipe, read.value.columns);
  if (!compiled.ok) return compiled;
  const { model, areas } = compiled.value;
  const codes = Array.from(areas, (area) => read.value.facts.codes[area] as string);
  const computed = computeIndex(model);
  if (!computed.ok) return refuse(nameArea(computed.problem, codes));
  return accept({ ...read.value, compiled: compiled.value, scores: computed.value, areas, codes, readAt });
}

async function checkInputs(
  table: ProtectedTable | undefined,
  codes: readonly string[],
  { model, indicators }: CompiledIndex,
  { groups }: IndexScores,
  allowanceOf: (input: DisguisedInput) => Allowance | null,
) {
  if (!table) {
    const warnings = [{ kind: 'not-checked' as const }];
    return accept({ gate: 'not-checked' as const, warnings, allowed: [], inputs: [] });
  }
  const candidates = [
    ...indicators.map(({ raw }, index) => ({
      of: 'indicator' as const,
      id: model.indicators[index]?.id ?? '',
      values: raw,
    })),
    ...groups.map(({ score }, index) => ({ of: 'group' as const, id: model.groups[index]?.id ?? '', values: score })),
  ];
  return checkAssociations(table, codes, candidates, allowanceOf);
}

function allowanceFor(recipe: Recipe, stopped: readonly StoppedInput[], { of, id }: DisguisedInput): Allowance | null {
  const subject = subjectOf(recipe, of, id);
  return stopped.find((one) => isSameSubject(one.subject, subject))?.allowed ?? null;
}

const noVariation = { draws: 0, seed: 1, weightNoise: 0, normalise: [], aggregate: [], dropOne: false };

function uncertaintySpec(recipe: Recipe, { draws, seed }: BuildOptions): UncertaintySpec {
  const spec = recipe.uncertainty ?? noVariation;
  return { ...spec, draws: draws ?? spec.draws, seed: seed ?? spec.seed };
}

function varies({ weightNoise, normalise, aggregate, dropOne }: UncertaintySpec, { indicators }: IndexModel): boolean {
  const hasErrors = indicators.some(({ standardError }) => standardError?.values.some((error) => error > 0));
  return weightNoise > 0 || normalise.length > 0 || aggregate.length > 0 || dropOne || hasErrors;
}

async function draw(model: IndexModel, spec: UncertaintySpec, { workers, signal, onProgress }: BuildOptions) {
  if (spec.draws === 0) return accept<readonly GroupUncertainty[] | null>(null);
  return drawUncertainty(model, spec, {
    workers: workers ?? availableParallelism(),
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
  });
}

function buildWarnings(
  recipe: Recipe,
  { facts, columns }: ReadColumns,
  { areas, indicators }: CompiledIndex,
): BuildWarning[] {
  const warnings: BuildWarning[] = [];
  const kept = new Set(areas);
  const dropped = facts.codes.filter((_, area) => !kept.has(area));
  if (dropped[0] !== undefined) warnings.push({ kind: 'dropped-areas', count: dropped.length, example: dropped[0] });
  const used = new Set(recipe.groups.flatMap(({ members }) => members.map(({ id }) => id)));
  for (const [index, { id, missing, treat, value }] of recipe.indicators.entries()) {
    const compiled = indicators[index];
    if (compiled && compiled.imputed > 0)
      warnings.push({ kind: 'imputed', indicator: id, count: compiled.imputed, rule: missing.rule });
    if (compiled?.stillLongTailed && treat.method === 'winsorise')
      warnings.push({ kind: 'still-long-tailed', indicator: id, moved: compiled.treated, most: treat.most });
    if (!used.has(id)) warnings.push({ kind: 'unused-indicator', indicator: id });
    const column = value.kind === 'shrunk-rate' ? null : value.standardError;
    const errors = column === null ? undefined : columns.numbers.get(column);
    const exact = [...areas].filter(
      (area, i) => errors && Number.isNaN(errors[area]) && !Number.isNaN(compiled?.raw[i]),
    );
    if (column !== null && exact[0] !== undefined) {
      const example = facts.codes[exact[0]] ?? '';
      warnings.push({ kind: 'unknown-errors', indicator: id, column, count: exact.length, example });
    }
  }
  const unknown = facts.codes.filter((_, area) => kept.has(area) && Number.isNaN(facts.populations?.[area]));
  if (unknown[0] !== undefined)
    warnings.push({ kind: 'unknown-population', count: unknown.length, example: unknown[0] });
  return warnings;
}

/** A problem of the model names areas by position; people know them by code. */
export function nameArea(problem: ComputeProblem | UncertaintyProblem, codes: readonly string[]): MappingProblem {
  if (!('area' in problem)) return problem;
  const { area, ...rest } = problem;
  return { ...rest, code: codes[area] as string };
}

export function numeratorsOf(
  { indicators }: Recipe,
  { numbers }: AreaColumns,
  areas: Uint32Array,
): Map<string, Float64Array> {
  const numerators = new Map<string, Float64Array>();
  for (const { value } of indicators) {
    const cells = value.kind === 'column' ? undefined : numbers.get(value.numerator);
    if (cells && value.kind !== 'column') numerators.set(value.numerator, pick(cells, areas));
  }
  return numerators;
}

function pick(values: Float64Array, areas: Uint32Array): Float64Array {
  return Float64Array.from(areas, (area) => values[area] as number);
}
