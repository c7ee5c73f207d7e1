import { createHash } from 'node:crypto';
import { accept, type Result, refuse } from '#foundations/result';
import type { Database } from '#platform/database';
import { parseRecipe } from '../core/recipe/recipe.ts';
import type { StoredSensitivity } from '../core/sensitivity/sensitivity.ts';
import { findProtectedTable } from '../store/protected-table.ts';
import { listStopped } from '../store/stopped-inputs.ts';
import { type BuildOptions, type BuiltIndex, buildIndex } from './build-from-recipe.ts';
import type { MappingProblem } from './mapping-problem.ts';
import { withProtectedTable } from './protect.ts';
import { type SensitivityOptions, sensitivityOf } from './sensitivity-from-recipe.ts';
import { withStoredTables } from './stored-source.ts';

/** A recipe over stored tables. */
export interface StoredRecipe {
  /** As `outspoken-recipe/1`, parsed from JSON. */
  readonly recipe: unknown;
  /** The sha256 of each file that it names. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Builds an index from stored tables, through the same code as from files: the same bytes and the same recipe give the same result. Its inputs are held
 * against the installed table of protected characteristics, where there is one, and that table is refused among them.
 */
export async function buildStored(
  db: Database,
  { recipe, files }: StoredRecipe,
  options: Omit<BuildOptions, 'folder' | 'protectedTable' | 'stopped'> = {},
): Promise<Result<BuiltIndex, MappingProblem>> {
  const parsed = parseRecipe(recipe);
  if (!parsed.ok) return refuse({ kind: 'bad-recipe', file: 'recipe.json', problem: parsed.problem });
  const installed = await findProtectedTable(db);
  for (const [file, sha256] of files)
    if (sha256 === installed?.sha256) return refuse({ kind: 'protected-table-as-input', file });
  const text = `${JSON.stringify(recipe, null, 2)}\n`;
  const input = { file: `${parsed.value.id}.json`, sha256: createHash('sha256').update(text).digest('hex') };
  const stopped = await listStopped(db, parsed.value.id);
  return withStoredTables(db, files, (source) =>
    withProtectedTable(db, (protectedTable) =>
      buildIndex({ recipe: parsed.value, file: recipe, input }, source, { ...options, protectedTable, stopped }),
    ),
  );
}

/**
 * Which assumptions of a recipe over stored tables move its ranks; null where it leaves nothing open, or too much. What would keep it from being built
 * is told by building it.
 */
export async function studyStored(
  db: Database,
  { recipe, files }: StoredRecipe,
  options: SensitivityOptions,
): Promise<Result<StoredSensitivity | null, MappingProblem>> {
  const parsed = parseRecipe(recipe);
  if (!parsed.ok) return refuse({ kind: 'bad-recipe', file: 'recipe.json', problem: parsed.problem });
  const input = { file: 'recipe.json', sha256: '' };
  const studied = await withStoredTables(db, files, (source) =>
    sensitivityOf({ recipe: parsed.value, file: recipe, input }, source, options),
  );
  if (studied.ok) {
    const { samples, evaluations, seed, targets } = studied.value;
    return accept({ samples, evaluations, seed, targets });
  }
  return nothingToSay.has(studied.problem.kind) ? accept(null) : studied;
}

const nothingToSay: ReadonlySet<MappingProblem['kind']> = new Set([
  'no-uncertainty',
  'nothing-to-study',
  'too-many-assumptions',
  'too-many-evaluations',
]);
