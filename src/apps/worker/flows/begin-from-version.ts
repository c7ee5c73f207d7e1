import {
  addRecipeTables,
  type BeginProblem,
  beginFromVersion,
  findVersion,
  keepRecipeTables,
  type MappingProblem,
} from '#domains/mapping';
import { parseRecipe } from '#domains/mapping/core';
import type { Result } from '#foundations/result';
import type { Database } from '#platform/database';
import { exampleFolder } from './example-files.ts';

/**
 * Begins to work on the recipe of a stored version. The example's tables are not kept with it, as they ship with the program: they are taken in the
 * first time somebody begins from it, and are that person's from then on.
 */
export async function beginFrom(
  db: Database,
  versionId: string,
  doing: { readonly actor: string; readonly now: Date },
): Promise<Result<string, BeginProblem | MappingProblem>> {
  const stored = await findVersion(db, versionId);
  const parsed = stored?.version.status === 'example' ? parseRecipe(stored.version.recipe) : null;
  if (!stored || !parsed?.ok) return db.transaction().execute((trx) => beginFromVersion(trx, versionId, doing));
  const { provenance, vintage } = stored.version;
  const kept = await keepRecipeTables(db, parsed.value, provenance.inputs, exampleFolder());
  if (!kept.ok) return kept;
  return db.transaction().execute(async (trx) => {
    const added = await addRecipeTables(trx, kept.value, vintage, doing);
    return added.ok ? beginFromVersion(trx, versionId, doing) : added;
  });
}
