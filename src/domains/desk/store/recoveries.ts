import type { Selectable } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { Recovery } from '../core/recovery.ts';
import type { DeskTables } from './tables.ts';

type Row = Omit<Selectable<DeskTables['desk.recoveries']>, 'token_hash' | 'outcome'>;

const columns = [
  'id',
  'person_id',
  'reason',
  'opened_by',
  'opened_at',
  'confirmed_by',
  'confirmed_at',
  'expires_at',
  'closed_at',
  'account_id',
] as const;

function toRecovery(row: Row): Recovery {
  return {
    id: row.id,
    personId: row.person_id,
    reason: row.reason,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    confirmedBy: row.confirmed_by,
    confirmedAt: row.confirmed_at,
    expiresAt: row.expires_at,
    closedAt: row.closed_at,
    accountId: row.account_id,
  };
}

export async function findRecovery(db: Database, tokenHash: string): Promise<Recovery | null> {
  const recoveries = db.withTables<DeskTables>().selectFrom('desk.recoveries').select(columns);
  const row = await recoveries.where('token_hash', '=', tokenHash).executeTakeFirst();
  return row === undefined ? null : toRecovery(row);
}

/** One of them, held until the transaction ends: of two who act on it at once the second finds what the first has done. */
export async function holdRecovery(
  trx: Transaction,
  by: { readonly id: string } | { readonly tokenHash: string },
): Promise<Recovery | null> {
  const recoveries = trx.withTables<DeskTables>().selectFrom('desk.recoveries').select(columns);
  const one = 'id' in by ? recoveries.where('id', '=', by.id) : recoveries.where('token_hash', '=', by.tokenHash);
  const row = await one.forUpdate().executeTakeFirst();
  return row === undefined ? null : toRecovery(row);
}

/** Those that are neither used nor cancelled, the newest first; those that have run out among them. */
export async function listUnclosed(db: Database): Promise<readonly Recovery[]> {
  const recoveries = db.withTables<DeskTables>().selectFrom('desk.recoveries').select(columns);
  const rows = await recoveries.where('closed_at', 'is', null).orderBy('opened_at', 'desc').execute();
  return rows.map(toRecovery);
}

export async function insertRecovery(
  trx: Transaction,
  recovery: Pick<Recovery, 'id' | 'personId' | 'reason' | 'openedBy' | 'openedAt' | 'expiresAt'>,
): Promise<void> {
  await trx
    .withTables<DeskTables>()
    .insertInto('desk.recoveries')
    .values({
      id: recovery.id,
      person_id: recovery.personId,
      reason: recovery.reason,
      opened_by: recovery.openedBy,
      opened_at: recovery.openedAt,
      expires_at: recovery.expiresAt,
    })
    .execute();
}

export async function markConfirmed(
  trx: Transaction,
  id: string,
  confirmed: { readonly by: string; readonly at: Date; readonly tokenHash: string; readonly expiresAt: Date },
): Promise<void> {
  await trx
    .withTables<DeskTables>()
    .updateTable('desk.recoveries')
    .set({
      confirmed_by: confirmed.by,
      confirmed_at: confirmed.at,
      token_hash: confirmed.tokenHash,
      expires_at: confirmed.expiresAt,
    })
    .where('id', '=', id)
    .execute();
}

export async function setRecoveryAccount(trx: Transaction, id: string, accountId: string | null): Promise<void> {
  const recoveries = trx.withTables<DeskTables>().updateTable('desk.recoveries');
  await recoveries.set({ account_id: accountId }).where('id', '=', id).execute();
}

export async function closeRecovery(
  trx: Transaction,
  id: string,
  outcome: 'used' | 'cancelled' | 'run-out',
  now: Date,
): Promise<void> {
  const recoveries = trx.withTables<DeskTables>().updateTable('desk.recoveries');
  const closed = recoveries.set({ closed_at: now, outcome, account_id: null });
  await closed.where('id', '=', id).where('closed_at', 'is', null).execute();
}

/** Forgets why recoveries of somebody were opened. */
export async function forgetReasons(trx: Transaction, personId: string): Promise<void> {
  const recoveries = trx.withTables<DeskTables>().updateTable('desk.recoveries');
  await recoveries.set({ reason: '' }).where('person_id', '=', personId).execute();
}
