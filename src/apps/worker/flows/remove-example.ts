import { removeExampleAreas } from '#domains/geography';
import { findCodesInUse, holdRecipe, removeExampleIndex } from '#domains/mapping';
import type { Database } from '#platform/database';
import { exampleRecipeId } from './example-files.ts';

export interface RemovedExample {
  /** The index versions that went; none when the example was not there. */
  readonly versions: readonly string[];
  readonly areas: number;
}

/**
 * Takes the embedded example away: its index with every result, and its areas with their hexagons, but for areas of which an index of the
 * installation's own speaks. It does not come back by itself; `demo load` brings it back. In one transaction with its audit entries.
 */
export async function removeExample(
  db: Database,
  { actor, now }: { readonly actor: string; readonly now: Date },
): Promise<RemovedExample> {
  return db.transaction().execute(async (trx) => {
    await holdRecipe(trx, exampleRecipeId);
    const versions = await removeExampleIndex(trx, exampleRecipeId, { actor, now });
    const areas = await removeExampleAreas(trx, { actor, keep: await findCodesInUse(trx) });
    return { versions, areas };
  });
}
