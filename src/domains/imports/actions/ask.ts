import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import { open, working } from '../core/import.ts';
import { type Doing, type Seen, takeTurn } from '../store/imports.ts';

/** Somebody else, or the program, was quicker: the page has to be looked at again. */
export type AskProblem = 'changed-meanwhile';

/** Asks for a check of a file, by what somebody says of its columns. Tells the turn that a job is to do. */
export async function askForCheck(
  trx: Transaction,
  seen: Seen,
  wishes: unknown,
  doing: Doing,
): Promise<Result<number, AskProblem>> {
  const asked = await takeTurn(trx, seen, open, 'checking', doing, { wishes, forget: 'report' });
  return asked ? accept(seen.turn + 1) : refuse('changed-meanwhile');
}

/** Asks for a checked file to be stored. Tells the turn that a job is to do. */
export async function askToStore(trx: Transaction, seen: Seen, doing: Doing): Promise<Result<number, AskProblem>> {
  const asked = await takeTurn(trx, seen, ['checked'], 'storing', doing);
  if (!asked) return refuse('changed-meanwhile');
  await appendAudit(trx, { actor: doing.actor, action: 'imports.confirmed', subject: `import:${seen.id}` });
  return accept(seen.turn + 1);
}

/** Stops what the program does with a file; nothing of it is stored, and the file stays. */
export async function stopWork(trx: Transaction, seen: Seen, doing: Doing): Promise<Result<null, AskProblem>> {
  const stopped = await takeTurn(trx, seen, working, 'received', doing, { forget: 'report' });
  if (!stopped) return refuse('changed-meanwhile');
  await appendAudit(trx, { actor: doing.actor, action: 'imports.stopped', subject: `import:${seen.id}` });
  return accept(null);
}
