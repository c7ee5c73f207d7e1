import { findArea } from '#domains/geography';
import { isMailAddress } from '#foundations/mail-address';
import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import { deleteAccount, findAccountByEmail, normaliseEmail } from '#platform/auth';
import type { Database, Transaction } from '#platform/database';
import { expiryOf, type Invitation, isOpen } from '../core/invitation.ts';
import type { Assignment } from '../core/person.ts';
import { closeInvitation, insertInvitation, listWaiting } from '../store/invitations.ts';
import { findStoredPerson, holdStewards } from '../store/people.ts';
import { hashOfToken, newId, newToken } from './token.ts';

/** What a link is made of. The token is known to whoever asked for it, this once. */
export interface NewLink {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: Date;
}

export type InviteProblem =
  | { readonly kind: 'not-an-address' }
  | { readonly kind: 'already-here' }
  | { readonly kind: 'unknown-area'; readonly code: string };

export interface Invite {
  readonly email: string;
  readonly assignment: Assignment;
  /** "staff:ID", or "command-line". */
  readonly actor: string;
  readonly now: Date;
}

/** Makes a link for somebody to join by. An older one for the same address is closed. */
export async function invitePerson(
  db: Database,
  { email, assignment, actor, now }: Invite,
): Promise<Result<NewLink, InviteProblem>> {
  const address = normaliseEmail(email);
  if (!isMailAddress(address)) return refuse({ kind: 'not-an-address' });
  const unknown = await findUnknownArea(db, assignment.areas);
  if (unknown !== null) return refuse({ kind: 'unknown-area', code: unknown });
  const account = await findAccountByEmail(db, address);
  if (account !== null && (await findStoredPerson(db, account.id)) !== null) return refuse({ kind: 'already-here' });

  return db.transaction().execute(async (trx) => {
    const older = (await listWaiting(trx)).filter((waiting) => waiting.email === address);
    await close(trx, [...older, ...(await runOut(trx, now))], now);
    const link = await insertLink(trx, { kind: 'person', email: address, ...assignment }, now);
    await appendAudit(trx, {
      actor,
      action: 'staff.invited',
      subject: `invitation:${link.id}`,
      detail: { roles: assignment.roles, areas: assignment.areas },
    });
    return accept(link);
  });
}

/** The one-time link of an installation that has no steward; null where there is one. The link of an earlier start is closed. */
export async function openFirstLink(db: Database, now: Date): Promise<NewLink | null> {
  return db.transaction().execute(async (trx) => {
    if ((await holdStewards(trx)).length > 0) return null;
    const older = (await listWaiting(trx)).filter(({ kind }) => kind === 'first-steward');
    await close(trx, [...older, ...(await runOut(trx, now))], now);
    const link = await insertLink(trx, { kind: 'first-steward', email: null, roles: ['steward'], areas: [] }, now);
    await appendAudit(trx, { actor: 'program', action: 'staff.first-link', subject: `invitation:${link.id}` });
    return link;
  });
}

/** Closes a link that was not used. Says whether there was one. */
export async function withdrawInvitation(db: Database, id: string, actor: string, now: Date): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const found = (await listWaiting(trx)).find((waiting) => waiting.id === id && waiting.kind === 'person');
    if (found === undefined) return false;
    await close(trx, [found], now);
    await appendAudit(trx, { actor, action: 'staff.invitation-withdrawn', subject: `invitation:${id}` });
    return true;
  });
}

/** The first of these codes that no area has; null when all are known. */
export async function findUnknownArea(db: Database, codes: readonly string[]): Promise<string | null> {
  for (const code of codes) if ((await findArea(db, code)) === null) return code;
  return null;
}

async function insertLink(
  trx: Transaction,
  invitation: Pick<Invitation, 'kind' | 'email' | 'roles' | 'areas'>,
  now: Date,
): Promise<NewLink> {
  const link = { id: newId(), token: newToken(), expiresAt: expiryOf(invitation.kind, now) };
  const stored = { ...invitation, id: link.id, createdAt: now, expiresAt: link.expiresAt };
  await insertInvitation(trx, { ...stored, closedAt: null, accountId: null }, hashOfToken(link.token));
  return link;
}

/** With the account of whoever began to join and did not finish. */
async function close(trx: Transaction, invitations: readonly Invitation[], now: Date): Promise<void> {
  for (const { id, accountId } of invitations) {
    if (accountId !== null) await deleteAccount(trx, accountId);
    await closeInvitation(trx, id, now);
  }
}

async function runOut(trx: Transaction, now: Date): Promise<readonly Invitation[]> {
  return (await listWaiting(trx)).filter((waiting) => !isOpen(waiting, now));
}
