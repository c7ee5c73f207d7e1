import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { accept, type Result, refuse } from '#foundations/result';
import { programVersion } from '#platform/config';
import { type OutputProblem, writeOutputFolder } from '#platform/output-folder';
import { formatCsv } from '#platform/tables';
import { type DroppedIndicator, dropOne } from '../core/sensitivity/drop-one.ts';
import { sensitivityTable, targetName } from '../core/sensitivity/sensitivity.ts';
import { describeWarning } from '../core/version/build-warning.ts';
import { computeBase, nameArea } from './build-from-recipe.ts';
import type { MappingProblem } from './mapping-problem.ts';
import { type ReadRecipe, readRecipe } from './read-recipe.ts';
import { DEFAULT_SAMPLES, type SensitivityStudy, studySensitivity } from './study-sensitivity.ts';
import { filesIn, type TableSource } from './table-source.ts';

export interface SensitivityOptions {
  /** Rows of the design, 1,024 unless told. Powers of two are spread most evenly. */
  readonly samples?: number | undefined;
  /** Threads: as many as there are cores, unless told. The result does not depend on it. */
  readonly workers?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** What moves the ranks of a recipe, with all that a result says of where it came from. */
export interface RecipeSensitivity extends SensitivityStudy {
  readonly recipe: { readonly id: string; readonly title: string };
  readonly seed: number;
  readonly areas: number;
  /** Each indicator left out in turn. */
  readonly dropOne: readonly DroppedIndicator[];
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
  readonly warnings: readonly string[];
  readonly timings: { readonly readSeconds: number; readonly studySeconds: number };
}

/** Studies the recipe in a file: the same gates and the same base index as a build. Writes nothing. */
export async function sensitivityFromRecipe(
  path: string,
  options: SensitivityOptions = {},
): Promise<Result<RecipeSensitivity, MappingProblem>> {
  const read = await readRecipe(path);
  return read.ok ? sensitivityOf(read.value, filesIn(dirname(path)), options) : read;
}

/** The same for a recipe that was read already, over tables from anywhere. */
export async function sensitivityOf(
  { recipe, input }: ReadRecipe,
  source: TableSource,
  { samples = DEFAULT_SAMPLES, workers, signal, onProgress }: SensitivityOptions = {},
): Promise<Result<RecipeSensitivity, MappingProblem>> {
  const { uncertainty } = recipe;
  if (uncertainty === null) return refuse({ kind: 'no-uncertainty' });
  const start = performance.now();
  const based = await computeBase(recipe, source);
  if (!based.ok) return based;
  const { compiled, scores, codes, inputs, warnings } = based.value;
  const basedAt = performance.now();
  const studied = await studySensitivity(compiled.model, scores.groups, uncertainty, {
    samples,
    workers: workers ?? availableParallelism(),
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
  });
  if (!studied.ok) return refuse('area' in studied.problem ? nameArea(studied.problem, codes) : studied.problem);
  return accept({
    ...studied.value,
    recipe: { id: recipe.id, title: recipe.title },
    seed: uncertainty.seed,
    areas: codes.length,
    dropOne: dropOne(compiled.model, scores),
    inputs: [input, ...inputs],
    warnings: [
      ...warnings.map(describeWarning),
      ...(isPowerOfTwo(samples)
        ? []
        : [`${samples} samples are spread less evenly than ${nextPower(samples)} would be.`]),
    ],
    timings: { readSeconds: (basedAt - start) / 1000, studySeconds: (performance.now() - basedAt) / 1000 },
  });
}

/** Writes `sensitivity.csv` and `result.json`, both or neither. */
export async function writeSensitivity(
  {
    recipe,
    seed,
    samples,
    evaluations,
    areas,
    inputs,
    targets,
    dropOne: dropped,
    warnings,
    timings,
  }: RecipeSensitivity,
  folder: string,
): Promise<Result<null, OutputProblem>> {
  const { header, rows } = sensitivityTable(targets);
  return writeOutputFolder(folder, {
    files: new Map([['sensitivity.csv', formatCsv(header, rows)]]),
    result: {
      programVersion: programVersion(),
      command: 'mapping sensitivity',
      recipe,
      seed,
      options: { samples },
      inputs,
      areas,
      evaluations,
      targets: targets.map((target) => ({ target: targetName(target), mean: target.mean, sd: target.sd })),
      dropOne: dropped,
      warnings,
      timings,
    },
  });
}

function isPowerOfTwo(number: number): boolean {
  return Number.isInteger(Math.log2(number));
}

function nextPower(number: number): number {
  return 2 ** Math.ceil(Math.log2(number));
}
