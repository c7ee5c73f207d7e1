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
  /** The oldest first. */
  readonly passkeys: readonly Passkey[];
  /** A password with a code app that has shown that it works. */
  readonly hasPassword: boolean;
}

export interface Passkey {
  readonly id: string;
  /** What its holder calls it; empty where nobody has said. */
  readonly name: string;
  readonly madeAt: Date | null;
  /** Whether the keeper of passkeys holds a copy elsewhere, so that it outlives the device. */
  readonly isCopied: boolean;
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
  if (account.passwordHash !== null) await setPassword(trx, id, account.passwordHash, now);
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
  const passkeys = await tables
    .selectFrom('auth.passkeys')
    .select(['id', 'name', 'created_at', 'backed_up'])
    .where('user_id', '=', id)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const password = await tables
    .selectFrom('auth.accounts as account')
    .innerJoin('auth.two_factors as app', 'app.user_id', 'account.user_id')
    .select('account.id')
    .where('account.user_id', '=', id)
    .where('account.password', 'is not', null)
    .where('app.verified', '=', true)
    .executeTakeFirst();
  return {
    passkeys: passkeys.map((row) => ({
      id: row.id,
      name: row.name ?? '',
      madeAt: row.created_at,
      isCopied: row.backed_up,
    })),
    hasPassword: password !== undefined,
  };
}

/** Holds an account until the transaction ends, so that two cannot take its last way in away at once. */
export async function holdAccount(trx: Transaction, id: string): Promise<Account | null> {
  const found = await trx
    .withTables<AuthTables>()
    .selectFrom('auth.users')
    .select(['id', 'name', 'email'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return found ?? null;
}

/** Says whether the account has this passkey. */
export async function renamePasskey(trx: Transaction, id: string, passkey: string, name: string): Promise<boolean> {
  const renamed = await trx
    .withTables<AuthTables>()
    .updateTable('auth.passkeys')
    .set({ name })
    .where('user_id', '=', id)
    .where('id', '=', passkey)
    .executeTakeFirst();
  return renamed.numUpdatedRows > 0n;
}

/** Says whether the account had this passkey. */
export async function deletePasskey(trx: Transaction, id: string, passkey: string): Promise<boolean> {
  const deleted = await trx
    .withTables<AuthTables>()
    .deleteFrom('auth.passkeys')
    .where('user_id', '=', id)
    .where('id', '=', passkey)
    .executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}

/** Gives an account a password, or another one. It opens nothing without a code app. */
export async function setPassword(trx: Transaction, id: string, passwordHash: string, now: Date): Promise<void> {
  const tables = trx.withTables<AuthTables>();
  const changed = await tables
    .updateTable('auth.accounts')
    .set({ password: passwordHash, updated_at: now })
    .where('user_id', '=', id)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  if (changed.numUpdatedRows > 0n) return;
  const times = { created_at: now, updated_at: now };
  await tables
    .insertInto('auth.accounts')
    .values({ id: newId(), account_id: id, provider_id: 'credential', user_id: id, password: passwordHash, ...times })
    .execute();
}

/** With its code app. */
export async function deletePassword(trx: Transaction, id: string): Promise<void> {
  const tables = trx.withTables<AuthTables>();
  await tables.deleteFrom('auth.accounts').where('user_id', '=', id).execute();
  await tables.deleteFrom('auth.two_factors').where('user_id', '=', id).execute();
  await tables.updateTable('auth.users').set({ two_factor_enabled: false }).where('id', '=', id).execute();
}

/**
 * Gives one account all that another holds to sign in with, and its sessions, in place of what it had itself. The other account is
 * deleted.
 */
export async function handOver(trx: Transaction, from: string, to: string): Promise<void> {
  const tables = trx.withTables<AuthTables>();
  for (const held of ['auth.passkeys', 'auth.accounts', 'auth.two_factors', 'auth.sessions'] as const) {
    await tables.deleteFrom(held).where('user_id', '=', to).execute();
    await tables.updateTable(held).set({ user_id: to }).where('user_id', '=', from).execute();
  }
  await tables.updateTable('auth.accounts').set({ account_id: to }).where('user_id', '=', to).execute();
  const giver = await tables
    .selectFrom('auth.users')
    .select('two_factor_enabled')
    .where('id', '=', from)
    .executeTakeFirstOrThrow();
  await tables.updateTable('auth.users').set(giver).where('id', '=', to).execute();
  await deleteAccount(trx, from);
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

/** Ends all sessions of somebody but this one. */
export async function endOtherSessions(trx: Transaction, id: string, session: string): Promise<void> {
  const others = trx.withTables<AuthTables>().deleteFrom('auth.sessions').where('user_id', '=', id);
  await others.where('id', '!=', session).execute();
}

function newId(): string {
  return randomBytes(16).toString('hex');
}
