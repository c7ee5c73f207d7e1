import { findPerson, type Person } from '#domains/desk';
import {
  type AskForProblem,
  auditStored,
  type Decided,
  type DecideProblem,
  type Deciding,
  decidePublication,
  findRequest,
  type MappingProblem,
  type Obstacle,
  obstaclesOf,
  type PublicationRequest,
  requestPublication,
  requestWithdrawal,
} from '#domains/mapping';
import { missingRequirements } from '#domains/readiness';
import { type Result, refuse } from '#foundations/result';
import type { Database } from '#platform/database';
import { isBeforeElection } from './before-election.ts';

/** Who may propose what becomes public, and decide it. */
export function mayPublish(person: Person | null): boolean {
  return (
    person !== null &&
    person.areas.length === 0 &&
    person.roles.some((role) => role === 'steward' || role === 'analyst')
  );
}

export interface Proposal {
  readonly versionId: string;
  /** The id of one of the staff. */
  readonly by: string;
  readonly note: string;
  readonly now: Date;
}

/** `not-yours`: somebody who may not publish, or not any more. */
export type NotYours = { readonly kind: 'not-yours' };

/** `election`: a public authority publishes nothing new in these weeks. */
export type Election = { readonly kind: 'election' };

/** The installed table of protected characteristics cannot be held against it. */
export type CannotAudit = { readonly kind: 'cannot-audit'; readonly because: MappingProblem };

/**
 * Proposes a version to be published, once the installation has recorded all that it must, and holds it against the installed table of protected
 * characteristics: whoever decides sees on whom it falls, and so will the public. Somebody else decides.
 */
export async function proposePublication(
  db: Database,
  proposal: Proposal,
): Promise<Result<PublicationRequest, AskForProblem | CannotAudit | NotYours | Election>> {
  if (!mayPublish(await findPerson(db, proposal.by))) return refuse<NotYours>({ kind: 'not-yours' });
  if (await isBeforeElection(db, proposal.now)) return refuse<Election>({ kind: 'election' });
  const audited = await auditStored(db, proposal.versionId, { actor: `staff:${proposal.by}`, now: proposal.now });
  if (!audited.ok) return refuse({ kind: 'cannot-audit', because: audited.problem });
  return db.transaction().execute(async (trx) => {
    if (!mayPublish(await findPerson(trx, proposal.by))) return refuse<NotYours>({ kind: 'not-yours' });
    return requestPublication(trx, proposal, await namesOfMissing(trx, proposal.now));
  });
}

/** Takes a version back: hidden from now on, whatever the installation has recorded. Somebody else makes it final. */
export async function proposeWithdrawal(
  db: Database,
  proposal: Proposal,
): Promise<Result<PublicationRequest, AskForProblem | NotYours>> {
  return db.transaction().execute(async (trx) => {
    if (!mayPublish(await findPerson(trx, proposal.by))) return refuse<NotYours>({ kind: 'not-yours' });
    return requestWithdrawal(trx, proposal);
  });
}

/** Decides what somebody else proposed. To publish is judged anew, and only what somebody proposed who may still do so. */
export async function decideProposal(
  db: Database,
  requestId: number,
  deciding: Deciding,
  now: Date,
): Promise<Result<Decided, DecideProblem | NotYours | Election>> {
  return db.transaction().execute(async (trx) => {
    if (!mayPublish(await findPerson(trx, deciding.by))) return refuse<NotYours>({ kind: 'not-yours' });
    const request = await findRequest(trx, requestId);
    const isNew = request?.kind === 'publish' && deciding.verdict === 'confirm';
    if (isNew && (await isBeforeElection(trx, now))) return refuse<Election>({ kind: 'election' });
    const isAskerHere = request !== null && mayPublish(await findPerson(trx, request.askedBy));
    return decidePublication(trx, requestId, deciding, { missing: await namesOfMissing(trx, now), isAskerHere, now });
  });
}

/** Everything that keeps a version from being published just now, for a page to say before anybody asks. */
export async function whatStandsInTheWay(db: Database, versionId: string, now: Date): Promise<readonly Obstacle[]> {
  return obstaclesOf(db, versionId, await namesOfMissing(db, now));
}

async function namesOfMissing(db: Database, now: Date): Promise<readonly string[]> {
  return (await missingRequirements(db, now)).map(({ requirement }) => requirement);
}
