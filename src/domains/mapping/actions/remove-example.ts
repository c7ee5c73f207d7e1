import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import { forgetRemoval, rememberRemoval } from '../store/example-removals.ts';
import { deleteVersion, findExampleIds } from '../store/index-versions.ts';

/** Takes every example version of a recipe away and remembers that somebody did. Tells the ids that went. */
export async function removeExampleIndex(
  trx: Transaction,
  recipeId: string,
  { actor, now }: { readonly actor: string; readonly now: Date },
): Promise<readonly string[]> {
  const ids = await findExampleIds(trx, recipeId);
  for (const id of ids) await deleteVersion(trx, id);
  await rememberRemoval(trx, recipeId, now);
  for (const id of ids)
    await appendAudit(trx, { actor, action: 'mapping.example-removed', subject: `index:${id}`, detail: {} });
  return ids;
}

/** Lets the example come again, because somebody asked for it. */
export async function welcomeExample(trx: Transaction, recipeId: string): Promise<void> {
  await forgetRemoval(trx, recipeId);
}
