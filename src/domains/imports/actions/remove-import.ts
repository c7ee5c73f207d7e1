import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Database, Transaction } from '#platform/database';
import { deleteFile } from '#platform/files';
import { open, patienceDays } from '../core/import.ts';
import { type Doing, listForgotten, type Seen, takeTurn } from '../store/imports.ts';
import type { AskProblem } from './ask.ts';

/** Removes an uploaded file of which nothing is stored, with all that was read in it. That there was an import stays on the list. */
export async function removeImport(
  trx: Transaction,
  { sha256, ...seen }: Seen & { readonly sha256: string | null },
  doing: Doing,
): Promise<Result<null, AskProblem>> {
  const removed = await takeTurn(trx, seen, open, 'removed', doing, { forget: 'all' });
  if (!removed) return refuse('changed-meanwhile');
  if (sha256 !== null) await deleteFile(trx, sha256);
  await appendAudit(trx, { actor: doing.actor, action: 'imports.removed', subject: `import:${seen.id}` });
  return accept(null);
}

/** Removes the files with which nobody went on for a week. */
export async function removeForgotten(db: Database, now: Date): Promise<void> {
  const since = new Date(now.getTime() - patienceDays * 24 * 3600 * 1000);
  for (const forgotten of await listForgotten(db, since))
    await db.transaction().execute((trx) => removeImport(trx, forgotten, { actor: 'program', now }));
}
