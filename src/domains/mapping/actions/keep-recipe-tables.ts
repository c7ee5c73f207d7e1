import { resolve } from 'node:path';
import type { Vintage } from '#domains/geography';
import { accept, type Result, refuse } from '#foundations/result';
import type { Database, Transaction } from '#platform/database';
import type { Recipe } from '../core/recipe/recipe.ts';
import { describeTable } from '../core/table/describe-table.ts';
import type { Provenance } from '../core/version/index-version.ts';
import { addTable, type JudgedTable, judgeTable, keepBytes, type TableDescription } from './add-table.ts';
import type { MappingProblem } from './mapping-problem.ts';

/** A table of a recipe whose bytes are stored, and which recipes may use once it is added. */
export interface RecipeTableToAdd extends Omit<JudgedTable, 'codes'> {
  readonly description: Omit<TableDescription, 'vintage'>;
}

/**
 * Keeps the tables that an index was built from, so that its recipe can be taken further: the very bytes that it was built from (`inputs` names them),
 * under the names that the recipe gives them. Paths are relative to `folder`.
 */
export async function keepRecipeTables(
  db: Database,
  recipe: Recipe,
  inputs: Provenance['inputs'],
  folder: string,
): Promise<Result<readonly RecipeTableToAdd[], MappingProblem>> {
  const kept: RecipeTableToAdd[] = [];
  for (const { file, code } of [recipe.areas, ...recipe.tables]) {
    const path = resolve(folder, file);
    const judged = await judgeTable(path, { codeColumn: code, fileName: file });
    if (!judged.ok) return judged;
    const { codes: _, ...table } = judged.value;
    if (!inputs.some((input) => input.file === file && input.sha256 === table.sha256))
      return refuse({ kind: 'changed-while-read', file });
    const stored = await keepBytes(db, path, table);
    if (!stored.ok) return stored;
    kept.push({ ...table, description: describeTable(recipe, table) });
  }
  return accept(kept);
}

/** Makes them tables that recipes may use; see `addTable`. */
export async function addRecipeTables(
  trx: Transaction,
  tables: readonly RecipeTableToAdd[],
  vintage: Vintage,
  doing: { readonly actor: string; readonly now: Date },
): Promise<Result<null, MappingProblem>> {
  for (const { description, ...table } of tables) {
    const added = await addTable(trx, table, { ...description, vintage }, doing);
    if (!added.ok) return added;
  }
  return accept(null);
}
