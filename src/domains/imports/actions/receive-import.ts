import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import { type Doing, insertImport, type NewImport } from '../store/imports.ts';

/** Takes in a file whose bytes are stored. Tells the id of the import. What the file is called stays out of the audit log: its name is somebody's words. */
export async function receiveImport(trx: Transaction, given: NewImport, doing: Doing): Promise<string> {
  const id = await insertImport(trx, given, doing);
  const { kind, bytes, sha256 } = given;
  const detail = { kind, bytes, sha256 };
  await appendAudit(trx, { actor: doing.actor, action: 'imports.received', subject: `import:${id}`, detail });
  return id;
}
