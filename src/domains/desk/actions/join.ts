import { isMailAddress } from '#foundations/mail-address';
import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import { createAccount, deleteAccount, findAccountByEmail, findAccounts, normaliseEmail } from '#platform/auth';
import type { Database } from '#platform/database';
import { type Invitation, isOpen } from '../core/invitation.ts';
import { looksAfterAll } from '../core/person.ts';
import { closeInvitation, findInvitation, holdInvitation, listWaiting, setAccount } from '../store/invitations.ts';
import { findStoredPerson, holdStewards, insertPerson } from '../store/people.ts';
import { hashOfToken } from './token.ts';

export type JoinProblem = 'link-closed' | 'no-name' | 'name-too-long' | 'not-an-address' | 'already-here';

export interface Joining {
  readonly token: string;
  readonly name: string;
  /** Heeded only where the link was written for nobody in particular. */
  readonly email: string;
  /** Null for somebody who will make a passkey. */
  readonly passwordHash: string | null;
}

/** The invitation behind a link, if it can still be used. */
export async function findOpenInvitation(db: Database, token: string, now: Date): Promise<Invitation | null> {
  const found = await findInvitation(db, hashOfToken(token));
  return found !== null && isOpen(found, now) ? found : null;
}

/**
 * Makes the account of somebody who joins. It opens nothing until `finishJoining`; whoever begins again by the same link begins afresh.
 */
export async function beginJoining(
  db: Database,
  joining: Joining,
  now: Date,
): Promise<Result<{ readonly accountId: string; readonly email: string }, JoinProblem>> {
  const name = joining.name.trim().replaceAll(/\s+/g, ' ');
  if (name === '') return refuse('no-name');
  if (name.length > 100) return refuse('name-too-long');
  return db.transaction().execute(async (trx) => {
    const invitation = await holdInvitation(trx, hashOfToken(joining.token));
    if (invitation === null || !isOpen(invitation, now)) return refuse<JoinProblem>('link-closed');
    const email = normaliseEmail(invitation.email ?? joining.email);
    if (!isMailAddress(email)) return refuse<JoinProblem>('not-an-address');
    const known = await findAccountByEmail(trx, email);
    if (known !== null && (await findStoredPerson(trx, known.id)) !== null) return refuse<JoinProblem>('already-here');
    if (known !== null) await deleteAccount(trx, known.id);
    if (invitation.accountId !== null) await deleteAccount(trx, invitation.accountId);
    const accountId = await createAccount(trx, { name, email, passwordHash: joining.passwordHash }, now);
    await setAccount(trx, invitation.id, accountId);
    return accept({ accountId, email });
  });
}

/**
 * Lets somebody in who has a passkey, or a password and a code app: `provenAccountId` is the account they have just proved to hold. The
 * link is used up with it.
 */
export async function finishJoining(
  db: Database,
  token: string,
  provenAccountId: string,
  now: Date,
): Promise<Result<{ readonly personId: string }, 'link-closed'>> {
  return db.transaction().execute(async (trx) => {
    const invitation = await holdInvitation(trx, hashOfToken(token));
    const [account] = await findAccounts(trx, [provenAccountId]);
    if (invitation === null || !isOpen(invitation, now)) return refuse('link-closed');
    if (account === undefined || invitation.accountId !== account.id) return refuse('link-closed');
    if (invitation.kind === 'first-steward' && (await holdStewards(trx)).length > 0) return refuse('link-closed');
    const { roles, areas } = invitation;
    await insertPerson(trx, { id: account.id, name: account.name, joinedAt: now, roles, areas });
    await closeInvitation(trx, invitation.id, now);
    for (const other of await listWaiting(trx))
      if (other.kind === 'first-steward' && looksAfterAll(invitation)) await closeInvitation(trx, other.id, now);
    await appendAudit(trx, {
      actor: `staff:${account.id}`,
      action: 'staff.joined',
      subject: `invitation:${invitation.id}`,
      detail: { roles, areas },
    });
    return accept({ personId: account.id });
  });
}
