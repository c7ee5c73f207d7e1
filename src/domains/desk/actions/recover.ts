import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import { type Account, createAccount, deleteAccount, handOver } from '#platform/auth';
import type { Database, Transaction } from '#platform/database';
import type { Person } from '../core/person.ts';
import {
  type ConfirmingProblem,
  confirmableUntil,
  isUsable,
  isWaiting,
  type OpeningProblem,
  openFor,
  type Recovery,
  usableUntil,
  whyNotConfirm,
} from '../core/recovery.ts';
import { findStoredPerson, holdStewards } from '../store/people.ts';
import {
  closeRecovery,
  findRecovery,
  holdRecovery,
  insertRecovery,
  listUnclosed,
  markConfirmed,
  setRecoveryAccount,
} from '../store/recoveries.ts';
import { endUnused } from './end-recoveries.ts';
import type { NewLink } from './invite.ts';
import { findPerson } from './people.ts';
import { hashOfToken, newId, newToken } from './token.ts';

/** A recovery that waits, with the person it is for. */
export interface WaitingRecovery {
  readonly recovery: Recovery;
  readonly person: Person;
}

/** The first of two steps: a steward says for whom, and why. */
export async function openRecovery(
  db: Database,
  { personId, by, reason, now }: { personId: string; by: string; reason: string; now: Date },
): Promise<Result<{ readonly id: string }, OpeningProblem | 'already-open' | 'nobody'>> {
  return db.transaction().execute(async (trx) => {
    const stewards = await holdStewards(trx);
    if ((await findStoredPerson(trx, personId)) === null) return refuse('nobody');
    const opened = openFor(personId, by, reason, stewards);
    if (!opened.ok) return opened;
    const older = (await listUnclosed(trx)).find((recovery) => recovery.personId === personId);
    if (older !== undefined && isWaiting(older, now)) return refuse('already-open');
    if (older !== undefined) await endUnused(trx, older, 'run-out', now);
    const recovery = { id: newId(), personId, reason: opened.value, openedBy: by, openedAt: now };
    await insertRecovery(trx, { ...recovery, expiresAt: confirmableUntil(now) });
    await note(trx, `staff:${by}`, 'staff.recovery-opened', recovery);
    return accept({ id: recovery.id });
  });
}

/** The second step, by another steward. Only now is there a link; it is known to whoever asked for it, this once. */
export async function confirmRecovery(
  db: Database,
  id: string,
  by: string,
  now: Date,
): Promise<Result<NewLink, ConfirmingProblem>> {
  return db.transaction().execute(async (trx) => {
    const stewards = await holdStewards(trx);
    const recovery = await holdRecovery(trx, { id });
    const problem = recovery === null ? 'closed' : whyNotConfirm(recovery, by, stewards, now);
    if (recovery === null || problem !== null) return refuse(problem ?? 'closed');
    const link = { id, token: newToken(), expiresAt: usableUntil(now) };
    const confirmed = { by, at: now, tokenHash: hashOfToken(link.token), expiresAt: link.expiresAt };
    await markConfirmed(trx, id, confirmed);
    await note(trx, `staff:${by}`, 'staff.recovery-confirmed', recovery);
    return accept(link);
  });
}

/** Calls a recovery off, with whatever was set up by its link so far. Stewards may, and the person it is for. Says whether it waited. */
export async function cancelRecovery(db: Database, id: string, by: string, now: Date): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const recovery = await holdRecovery(trx, { id });
    if (recovery === null || recovery.closedAt !== null) return false;
    await endUnused(trx, recovery, 'cancelled', now);
    await note(trx, `staff:${by}`, 'staff.recovery-cancelled', recovery);
    return true;
  });
}

/** Those that wait for a second steward or for the person, the newest first. */
export async function listRecoveries(db: Database, now: Date): Promise<readonly WaitingRecovery[]> {
  const waiting = (await listUnclosed(db)).filter((recovery) => isWaiting(recovery, now));
  const found = await Promise.all(waiting.map((recovery) => withPerson(db, recovery)));
  return found.filter((recovery) => recovery !== null);
}

/** The recovery behind a link, if it can still be used. */
export async function findUsableRecovery(db: Database, token: string, now: Date): Promise<WaitingRecovery | null> {
  const recovery = await findRecovery(db, hashOfToken(token));
  return recovery !== null && isUsable(recovery, now) ? withPerson(db, recovery) : null;
}

/**
 * Makes an account beside the person's own to hold what they set up. It is nobody's until `finishRecovery`; what they had before stays
 * as it is until then. Whoever begins again by the same link begins afresh.
 */
export async function beginRecovery(
  db: Database,
  token: string,
  passwordHash: string | null,
  now: Date,
): Promise<Result<{ readonly account: Account; readonly shownAs: Account }, 'link-closed'>> {
  return db.transaction().execute(async (trx) => {
    const recovery = await holdRecovery(trx, { tokenHash: hashOfToken(token) });
    if (recovery === null || !isUsable(recovery, now)) return refuse('link-closed');
    const person = await findPerson(trx, recovery.personId);
    if (person === null) return refuse('link-closed');
    if (recovery.accountId !== null) await deleteAccount(trx, recovery.accountId);
    const { name, email } = person;
    const stand = { name, email: `${newId()}@recovery.invalid`, passwordHash };
    const id = await createAccount(trx, stand, now);
    await setRecoveryAccount(trx, recovery.id, id);
    return accept({ account: { id, name, email: stand.email }, shownAs: { id, name, email } });
  });
}

/**
 * Gives the person what the proven account holds. Everything they could sign in with before ends, and every session but the one in which
 * they have just proved themselves. Who they are, what they may do and where stays. The link is used up with it.
 */
export async function finishRecovery(
  db: Database,
  token: string,
  provenAccountId: string,
  now: Date,
): Promise<Result<{ readonly personId: string }, 'link-closed'>> {
  return db.transaction().execute(async (trx) => {
    const recovery = await holdRecovery(trx, { tokenHash: hashOfToken(token) });
    if (recovery === null || !isUsable(recovery, now)) return refuse('link-closed');
    if (recovery.accountId !== provenAccountId) return refuse('link-closed');
    const { personId } = recovery;
    if ((await findStoredPerson(trx, personId)) === null) return refuse('link-closed');
    await closeRecovery(trx, recovery.id, 'used', now);
    await handOver(trx, provenAccountId, personId);
    await note(trx, `staff:${personId}`, 'staff.recovered', recovery);
    return accept({ personId });
  });
}

async function withPerson(db: Database, recovery: Recovery): Promise<WaitingRecovery | null> {
  const person = await findPerson(db, recovery.personId);
  return person === null ? null : { recovery, person };
}

async function note(
  trx: Transaction,
  actor: string,
  action: string,
  { id, personId }: { id: string; personId: string },
) {
  await appendAudit(trx, { actor, action, subject: `staff:${personId}`, detail: { recovery: id } });
}
