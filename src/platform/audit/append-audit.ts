import { sql, type Transaction } from 'kysely';
import { type AuditEvent, type AuditHead, linkEvent } from './chain.ts';

/**
 * Adds an event to the log inside the caller's transaction, so that the change and its entry commit together or not at all.
 * Waits for other transactions that have appended and not yet ended: append last. Throws on a value that is no id.
 *
 *     await appendAudit(trx, { actor: 'staff:7', action: 'statement.hidden', subject: 'statement:91', detail: { queue: 3 } });
 */
export async function appendAudit<Tables>(trx: Transaction<Tables>, event: AuditEvent): Promise<AuditHead> {
  const locked = await sql<AuditHead>`select sequence, hash from platform.audit_head for update`.execute(trx);
  const head = locked.rows[0];
  if (head === undefined) throw new Error('the audit log has lost the row that names its end');
  const entry = linkEvent(event, head, new Date());
  await sql`
    insert into platform.audit_entries (sequence, at, actor, action, subject, detail, previous_hash, hash)
    values (
      ${entry.sequence}, ${entry.at}, ${entry.actor}, ${entry.action}, ${entry.subject}, ${JSON.stringify(entry.detail)},
      ${entry.previousHash}, ${entry.hash}
    )`.execute(trx);
  await sql`update platform.audit_head set sequence = ${entry.sequence}, hash = ${entry.hash}`.execute(trx);
  return { sequence: entry.sequence, hash: entry.hash };
}
