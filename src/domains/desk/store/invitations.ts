import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { Invitation } from '../core/invitation.ts';
import type { DeskTables } from './tables.ts';

type Row = Omit<DeskTables['desk.invitations'], 'token_hash'>;

const columns = [
  'id',
  'kind',
  'email',
  'roles',
  'areas',
  'created_at',
  'expires_at',
  'closed_at',
  'account_id',
] as const;

function toInvitation(row: Row): Invitation {
  return {
    id: row.id,
    kind: row.kind,
    email: row.email,
    roles: row.roles,
    areas: row.areas,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    closedAt: row.closed_at,
    accountId: row.account_id,
  };
}

export async function findInvitation(db: Database, tokenHash: string): Promise<Invitation | null> {
  const row = await db
    .withTables<DeskTables>()
    .selectFrom('desk.invitations')
    .select(columns)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row === undefined ? null : toInvitation(row);
}

/** The same, held until the transaction ends: of two who use one link at once the second finds it used. */
export async function holdInvitation(trx: Transaction, tokenHash: string): Promise<Invitation | null> {
  const row = await trx
    .withTables<DeskTables>()
    .selectFrom('desk.invitations')
    .select(columns)
    .where('token_hash', '=', tokenHash)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : toInvitation(row);
}

/** Those that wait, the newest first; those that have run out among them. */
export async function listWaiting(db: Database): Promise<readonly Invitation[]> {
  const rows = await db
    .withTables<DeskTables>()
    .selectFrom('desk.invitations')
    .select(columns)
    .where('closed_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(toInvitation);
}

export async function insertInvitation(trx: Transaction, invitation: Invitation, tokenHash: string): Promise<void> {
  await trx
    .withTables<DeskTables>()
    .insertInto('desk.invitations')
    .values({
      id: invitation.id,
      kind: invitation.kind,
      token_hash: tokenHash,
      email: invitation.email,
      roles: sql`${[...invitation.roles]}::text[]`,
      areas: sql`${[...invitation.areas]}::text[]`,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
      closed_at: null,
      account_id: null,
    })
    .execute();
}

export async function setAccount(trx: Transaction, id: string, accountId: string): Promise<void> {
  await trx
    .withTables<DeskTables>()
    .updateTable('desk.invitations')
    .set({ account_id: accountId })
    .where('id', '=', id)
    .execute();
}

/** Closes a link for good, and forgets the address it was written for. */
export async function closeInvitation(trx: Transaction, id: string, now: Date): Promise<void> {
  await trx
    .withTables<DeskTables>()
    .updateTable('desk.invitations')
    .set({ closed_at: now, email: null })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .execute();
}
