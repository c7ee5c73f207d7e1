import { randomBytes } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { Database, Transaction } from '#platform/database';
import type { AuthTables } from './tables.ts';

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** How somebody can sign in. */
export interface Credentials {
  readonly passkeys: number;
  readonly hasPassword: boolean;
}

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  /** From `hashPassword`, or null for somebody who will make a passkey. */
  readonly passwordHash: string | null;
}

/** One of somebody's sessions. */
export interface SessionEntry {
  readonly id: string;
  /** Such as "Firefox on Windows"; empty where unknown. */
  readonly browser: string;
  /** When its holder last proved who they are. */
  readonly provenAt: Date;
  /** To the minute. */
  readonly seenAt: Date;
}

export { hashPassword };

export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** An account that nobody can use yet: what it may do is decided elsewhere. Throws when the address has one. */
export async function createAccount(trx: Transaction, account: NewAccount, now: Date): Promise<string> {
  const tables = trx.withTables<AuthTables>();
  const id = newId();
  const times = { created_at: now, updated_at: now };
  await tables
    .insertInto('auth.users')
    .values({
      id,
      name: account.name,
      email: normaliseEmail(account.email),
      email_verified: false,
      two_factor_enabled: false,
      ...times,
    })
    .execute();
  if (account.passwordHash === null) return id;
  await tables
    .insertInto('auth.accounts')
    .values({
      id: newId(),
      account_id: id,
      provider_id: 'credential',
      user_id: id,
      password: account.passwordHash,
      ...times,
    })
    .execute();
  return id;
}

/** With every passkey, password, code and session of it. */
export async function deleteAccount(trx: Transaction, id: string): Promise<void> {
  await trx.withTables<AuthTables>().deleteFrom('auth.users').where('id', '=', id).execute();
}

export async function findAccountByEmail(db: Database, email: string): Promise<Account | null> {
  const found = await db
    .withTables<AuthTables>()
    .selectFrom('auth.users')
    .select(['id', 'name', 'email'])
    .where('email', '=', normaliseEmail(email))
    .executeTakeFirst();
  return found ?? null;
}

export async function findAccounts(db: Database, ids: readonly string[]): Promise<readonly Account[]> {
  if (ids.length === 0) return [];
  return db
    .withTables<AuthTables>()
    .selectFrom('auth.users')
    .select(['id', 'name', 'email'])
    .where('id', 'in', ids)
    .execute();
}

export async function credentialsOf(db: Database, id: string): Promise<Credentials> {
  const tables = db.withTables<AuthTables>();
  const passkeys = await tables.selectFrom('auth.passkeys').select('id').where('user_id', '=', id).execute();
  const password = await tables
    .selectFrom('auth.accounts')
    .select('id')
    .where('user_id', '=', id)
    .where('password', 'is not', null)
    .executeTakeFirst();
  return { passkeys: passkeys.length, hasPassword: password !== undefined };
}

/** The newest first. */
export async function listSessions(db: Database, id: string, now: Date): Promise<readonly SessionEntry[]> {
  const rows = await db
    .withTables<AuthTables>()
    .selectFrom('auth.sessions')
    .select(['id', 'browser', 'created_at', 'updated_at'])
    .where('user_id', '=', id)
    .where('expires_at', '>', now)
    .orderBy('updated_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    browser: row.browser ?? '',
    provenAt: row.created_at,
    seenAt: row.updated_at,
  }));
}

/** Ends one session of somebody's own, or all of them, at once and everywhere. Returns how many there were. */
export async function endSessions(trx: Transaction, id: string, session: string | 'all'): Promise<number> {
  let query = trx.withTables<AuthTables>().deleteFrom('auth.sessions').where('user_id', '=', id);
  if (session !== 'all') query = query.where('id', '=', session);
  return Number((await query.executeTakeFirst()).numDeletedRows);
}

function newId(): string {
  return randomBytes(16).toString('hex');
}
