import { sql, type Transaction } from 'kysely';
import { accept, type Result, refuse } from '#foundations/result';
import type { Database } from '#platform/database';
import { type AuditEntry, type AuditHead, type AuditProblem, CHAIN_START, followChain } from './chain.ts';

export interface VerifyOptions {
  /** A hash noted down earlier, somewhere else: the entry that had it must still be there. */
  readonly head?: string | undefined;
  /** Entries read at a time. */
  readonly batch?: number;
}

/**
 * Walks the whole log from its first entry, in one snapshot, and recomputes every hash. Gives the end of the log, or the first
 * entry that is broken. Somebody who may change the database can rewrite everything after an entry, hashes and end included:
 * only a head that was noted down elsewhere shows that.
 */
export async function verifyAudit(db: Database, options: VerifyOptions = {}): Promise<Result<AuditHead, AuditProblem>> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((snapshot) => walk(snapshot, options));
}

async function walk<Tables>(
  snapshot: Transaction<Tables>,
  { head: noted, batch = 1000 }: VerifyOptions,
): Promise<Result<AuditHead, AuditProblem>> {
  let end = CHAIN_START;
  let seen = noted === undefined || noted === CHAIN_START.hash;
  for (;;) {
    const entries = await readAfter(snapshot, end.sequence, batch);
    if (entries.length === 0) break;
    const followed = followChain(end, entries);
    if (!followed.ok) return followed;
    seen ||= entries.some((entry) => entry.hash === noted);
    end = followed.value;
  }
  const recorded = await readHead(snapshot);
  if (recorded.sequence !== end.sequence || recorded.hash !== end.hash) {
    return refuse({ kind: 'audit-end-moved', recorded, found: end });
  }
  return seen ? accept(end) : refuse({ kind: 'audit-head-unknown', head: noted ?? '' });
}

async function readAfter<Tables>(
  trx: Transaction<Tables>,
  sequence: number,
  limit: number,
): Promise<readonly AuditEntry[]> {
  // An entry below the first cannot be there, unless somebody put it.
  const after = sequence === 0 ? sql`true` : sql`sequence > ${sequence}`;
  const found = await sql<AuditEntry>`
    select sequence, at, actor, action, subject, detail, previous_hash as "previousHash", hash
    from platform.audit_entries where ${after} order by sequence limit ${limit}
  `.execute(trx);
  return found.rows;
}

async function readHead<Tables>(trx: Transaction<Tables>): Promise<AuditHead> {
  const found = await sql<AuditHead>`select sequence, hash from platform.audit_head`.execute(trx);
  return found.rows[0] ?? CHAIN_START;
}
