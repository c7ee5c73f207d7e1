import { removeExampleAreas } from '#domains/geography';
import { findCodesInUse, holdRecipe, removeExampleIndex } from '#domains/mapping';
import { closeCase } from '#domains/moderation';
import { kinds } from '#domains/moderation/core';
import { listAsked, listExampleWaves, removeExampleWaves } from '#domains/voices';
import type { Database, Transaction } from '#platform/database';
import { exampleRecipeId } from './example-files.ts';
import { subjectOf } from './statement-subject.ts';

export interface RemovedExample {
  /** The index versions that went; none when the example was not there. */
  readonly versions: readonly string[];
  readonly areas: number;
  /** The waves that went, with everything that was tried out in them. */
  readonly waves: readonly string[];
}

/**
 * Takes the embedded example away: its wave, its index with every result, and its areas with their hexagons, but for areas of which an index of the
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
    return { versions, areas, waves: await removeWaves(trx, actor) };
  });
}

/** What waits in the queue of moderation about them goes first. */
async function removeWaves(trx: Transaction, actor: string): Promise<readonly string[]> {
  for (const waveId of await listExampleWaves(trx))
    for (const id of await listAsked(trx, waveId))
      await closeCase(trx, { kind: kinds.statement.id, subjectId: subjectOf(waveId, id), actor });
  return removeExampleWaves(trx, { actor });
}
