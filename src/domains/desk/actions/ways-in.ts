import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import {
  type Auth,
  credentialsOf,
  deletePasskey,
  deletePassword,
  endOtherSessions,
  hashPassword,
  holdAccount,
  renamePasskey,
  setPassword,
} from '#platform/auth';
import type { Database, Transaction } from '#platform/database';
import { countWays, parsePasskeyName } from '../core/ways-in.ts';

/** Somebody at their own ways in, who has just proved who they are. */
export interface AtOwnWays {
  readonly personId: string;
  /** The session they do it in, which stays. */
  readonly sessionId: string;
  /** Of the request, for its cookies. */
  readonly headers: Headers;
}

/** Keeps one more passkey, which their browser has just made. */
export async function addPasskey(
  db: Database,
  auth: Auth,
  { personId, headers }: AtOwnWays,
  answer: unknown,
): Promise<Result<void, 'refused'>> {
  return db.transaction().execute(async (trx) => {
    const kept = await auth.within(trx).addPasskey(headers, answer, personId);
    if (!kept.ok) return kept;
    await note(trx, personId, 'staff.passkey-added', { passkey: kept.value.id });
    return accept(undefined);
  });
}

/** Calls a passkey something that its holder will know it by. */
export async function namePasskey(
  db: Database,
  { personId }: Pick<AtOwnWays, 'personId'>,
  passkey: string,
  text: string,
): Promise<Result<void, 'no-name' | 'name-too-long' | 'unknown-passkey'>> {
  const name = parsePasskeyName(text);
  if (!name.ok) return name;
  const isKnown = await db.transaction().execute((trx) => renamePasskey(trx, personId, passkey, name.value));
  return isKnown ? accept(undefined) : refuse('unknown-passkey');
}

/** Takes a passkey away, and ends all other sessions: whoever holds it now is out. The last way in stays. */
export async function removePasskey(
  db: Database,
  { personId, sessionId }: AtOwnWays,
  passkey: string,
): Promise<Result<void, 'unknown-passkey' | 'last-way-in'>> {
  return db.transaction().execute(async (trx) => {
    const ways = await holdWays(trx, personId);
    if (!ways.passkeys.some(({ id }) => id === passkey)) return refuse('unknown-passkey');
    if (countWays(ways) === 1) return refuse('last-way-in');
    await deletePasskey(trx, personId, passkey);
    await endOtherSessions(trx, personId, sessionId);
    await note(trx, personId, 'staff.passkey-removed', { passkey });
    return accept(undefined);
  });
}

/** Sets a password beside a passkey. It opens nothing until `finishPassword`; beginning again begins afresh. */
export async function beginPassword(
  db: Database,
  auth: Auth,
  { personId, headers }: AtOwnWays,
  password: string,
  now: Date,
): Promise<Result<void, 'has-password'>> {
  const passwordHash = await hashPassword(password);
  return db.transaction().execute(async (trx) => {
    if ((await holdWays(trx, personId)).hasPassword) return refuse('has-password');
    await deletePassword(trx, personId);
    await setPassword(trx, personId, passwordHash, now);
    await auth.within(trx).offerCodeApp(headers, password);
    return accept(undefined);
  });
}

/** The code app has shown that it works. The cookies are those of a session that takes the place of the one that asked. */
export async function finishPassword(
  db: Database,
  auth: Auth,
  { personId, headers }: AtOwnWays,
  code: string,
): Promise<Result<readonly string[], 'wrong'>> {
  return db.transaction().execute(async (trx) => {
    const confirmed = await auth.within(trx).confirmCodeApp(headers, code);
    if (confirmed.ok) await note(trx, personId, 'staff.password-added');
    return confirmed;
  });
}

/** Puts another password in the place of one that may be known to others, and ends all other sessions. The code app stays. */
export async function changePassword(
  db: Database,
  { personId, sessionId }: AtOwnWays,
  password: string,
  now: Date,
): Promise<Result<void, 'no-password'>> {
  const passwordHash = await hashPassword(password);
  return db.transaction().execute(async (trx) => {
    if (!(await holdWays(trx, personId)).hasPassword) return refuse('no-password');
    await setPassword(trx, personId, passwordHash, now);
    await endOtherSessions(trx, personId, sessionId);
    await note(trx, personId, 'staff.password-changed');
    return accept(undefined);
  });
}

/** Takes the password and its code app away, and ends all other sessions. The last way in stays. */
export async function removePassword(
  db: Database,
  { personId, sessionId }: AtOwnWays,
): Promise<Result<void, 'no-password' | 'last-way-in'>> {
  return db.transaction().execute(async (trx) => {
    const ways = await holdWays(trx, personId);
    if (!ways.hasPassword) return refuse('no-password');
    if (ways.passkeys.length === 0) return refuse('last-way-in');
    await deletePassword(trx, personId);
    await endOtherSessions(trx, personId, sessionId);
    await note(trx, personId, 'staff.password-removed');
    return accept(undefined);
  });
}

/** What somebody can sign in with, held until the transaction ends. */
async function holdWays(trx: Transaction, personId: string) {
  await holdAccount(trx, personId);
  return credentialsOf(trx, personId);
}

async function note(trx: Transaction, personId: string, action: string, detail: Record<string, string> = {}) {
  await appendAudit(trx, { actor: `staff:${personId}`, action, subject: `staff:${personId}`, detail });
}
