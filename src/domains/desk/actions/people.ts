import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import { deleteAccount, endSessions, findAccounts } from '#platform/auth';
import type { Database } from '#platform/database';
import { type Assignment, leavesASteward, looksAfterAll, type Person } from '../core/person.ts';
import { findStoredPerson, holdStewards, listStoredPeople, markEnded, replaceAssignment } from '../store/people.ts';
import { endRecoveriesOf } from './end-recoveries.ts';
import { findUnknownArea } from './invite.ts';

export type PersonProblem =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'last-steward' }
  | { readonly kind: 'unknown-area'; readonly code: string };

/** Who does it, and when. `actor` is "staff:ID". */
export interface Doing {
  readonly actor: string;
  readonly now: Date;
}

/** Somebody of the staff; null for anybody else, those who have begun to join and those who have ended among them. */
export async function findPerson(db: Database, id: string): Promise<Person | null> {
  const person = await findStoredPerson(db, id);
  const [account] = person === null ? [] : await findAccounts(db, [id]);
  return person === null || account === undefined ? null : { ...person, email: account.email };
}

/** In the order in which they joined. */
export async function listPeople(db: Database): Promise<readonly Person[]> {
  const people = await listStoredPeople(db);
  const accounts = await findAccounts(
    db,
    people.map(({ id }) => id),
  );
  const emails = new Map(accounts.map(({ id, email }) => [id, email]));
  return people.map((person) => ({ ...person, email: emails.get(person.id) ?? '' }));
}

/** Gives somebody other roles and areas, from their next click on. The last steward for everywhere stays one. */
export async function changeAssignment(
  db: Database,
  id: string,
  assignment: Assignment,
  { actor }: Doing,
): Promise<Result<void, PersonProblem>> {
  const unknown = await findUnknownArea(db, assignment.areas);
  if (unknown !== null) return refuse({ kind: 'unknown-area', code: unknown });
  return db.transaction().execute(async (trx) => {
    const stewards = await holdStewards(trx);
    if ((await findStoredPerson(trx, id)) === null) return refuse<PersonProblem>({ kind: 'nobody' });
    const loses = stewards.includes(id) && !looksAfterAll(assignment);
    if (loses && !leavesASteward(stewards, id)) return refuse<PersonProblem>({ kind: 'last-steward' });
    await replaceAssignment(trx, id, assignment);
    const detail = { roles: assignment.roles, areas: assignment.areas };
    await appendAudit(trx, { actor, action: 'staff.assigned', subject: `staff:${id}`, detail });
    return accept(undefined);
  });
}

/** Ends somebody for good: their sessions, passkeys, password and address go; the name stays with what they decided. */
export async function endPerson(db: Database, id: string, { actor, now }: Doing): Promise<Result<void, PersonProblem>> {
  return db.transaction().execute(async (trx) => {
    const stewards = await holdStewards(trx);
    if ((await findStoredPerson(trx, id)) === null) return refuse<PersonProblem>({ kind: 'nobody' });
    if (stewards.includes(id) && !leavesASteward(stewards, id)) return refuse<PersonProblem>({ kind: 'last-steward' });
    await endRecoveriesOf(trx, id, now);
    await deleteAccount(trx, id);
    await markEnded(trx, id, now);
    await appendAudit(trx, { actor, action: 'staff.ended', subject: `staff:${id}` });
    return accept(undefined);
  });
}

/** Ends one of somebody's own sessions, or all. Returns how many there were. */
export async function endOwnSessions(db: Database, id: string, session: string | 'all'): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const ended = await endSessions(trx, id, session);
    if (ended > 0) {
      const detail = { ended };
      await appendAudit(trx, { actor: `staff:${id}`, action: 'staff.sessions-ended', subject: `staff:${id}`, detail });
    }
    return ended;
  });
}
