import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import { deleteFile } from '#platform/files';
import type { Import } from '../core/import.ts';
import { endTurn } from '../store/imports.ts';

/** The check of a turn is done; false where nobody waits for it any more. */
export async function endCheck(
  trx: Transaction,
  one: Import,
  outcome: { readonly isGood: boolean; readonly report: unknown },
): Promise<boolean> {
  return endTurn(trx, one, outcome.isGood ? 'checked' : 'faulty', outcome.report);
}

/** What the file brought is stored, in the same transaction, and the file itself is let go unless what it brought refers to it. */
export async function endStoring(trx: Transaction, one: Import, report: unknown): Promise<void> {
  if (!(await endTurn(trx, one, 'stored', report)))
    throw new Error(`the import ${one.id} was ended by another run meanwhile`);
  if (one.sha256 !== null) await deleteFile(trx, one.sha256);
  await appendAudit(trx, { actor: one.askedBy, action: 'imports.stored', subject: `import:${one.id}` });
}

/** The file was refused at the last moment: what is stored has changed since the check. */
export async function refuseStoring(trx: Transaction, one: Import, report: unknown): Promise<void> {
  await endTurn(trx, one, 'faulty', report);
}

/** The program could not do it, for a reason that the log tells. */
export async function failImport(trx: Transaction, one: Import): Promise<void> {
  await endTurn(trx, one, 'failed', null);
}
