import { createHash, randomBytes } from 'node:crypto';
import { isMailAddress } from '#foundations/mail-address';
import { createRandom } from '#foundations/numeric';
import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import { proposeAssignments } from '../core/round/propose-assignments.ts';
import { type KindOfPartner, type RoleOfPartner, type RoundProblem, readNameOfPartner } from '../core/round/round.ts';
import { deleteWhatWasSaid } from '../store/answers.ts';
import {
  deleteAssignments,
  insertAssessor,
  insertAssignments,
  insertPartner,
  listAssessors,
  listAssignments,
  listPartners,
  markAssessorWithdrawn,
  markPartnerWithdrawn,
  storeLinkHash,
} from '../store/people.ts';
import { holdRound } from '../store/rounds.ts';
import type { Doing } from './rounds.ts';

export interface NewPartner {
  readonly name: string;
  readonly kind: KindOfPartner;
  readonly role: RoleOfPartner;
  /** Empty for none. */
  readonly mail: string;
  readonly language: string;
}

/** Takes an organisation in, with nobody of it yet. Tells its id. */
export async function addPartner(
  trx: Transaction,
  roundId: string,
  { name, kind, role, mail, language }: NewPartner,
  { actor }: Doing,
): Promise<Result<string, RoundProblem | 'gone'>> {
  const round = await holdRound(trx, roundId);
  if (round === null) return refuse('gone');
  if (round.state === 'closed') return refuse('not-open');
  const read = readNameOfPartner(
    name,
    (await listPartners(trx, roundId)).map((one) => one.name),
  );
  if (!read.ok) return read;
  const address = mail.trim();
  if (address !== '' && !isMailAddress(address)) return refuse('bad-mail');
  const id = randomBytes(16).toString('hex');
  const partner = {
    id,
    name: read.value,
    kind,
    role,
    mail: address === '' ? null : address,
    language,
    hasWithdrawn: false,
  };
  await insertPartner(trx, roundId, partner);
  await appendAudit(trx, { actor, action: 'fieldwork.partner-added', subject: `partner:${id}` });
  return accept(id);
}

const mostAssessors = 26;

/** One more of a partner's people, with a link that is shown this once: only its hash is kept. */
export async function addAssessor(
  trx: Transaction,
  roundId: string,
  partnerId: string,
  { actor }: Doing,
): Promise<Result<{ readonly id: string; readonly label: string; readonly token: string }, 'gone' | 'too-many'>> {
  if ((await holdRound(trx, roundId)) === null) return refuse('gone');
  const partner = (await listPartners(trx, roundId)).find(({ id }) => id === partnerId);
  if (partner === undefined || partner.hasWithdrawn) return refuse('gone');
  const before = (await listAssessors(trx, roundId)).filter((one) => one.partnerId === partnerId);
  if (before.length >= mostAssessors) return refuse('too-many');
  const id = randomBytes(16).toString('hex');
  const label = String.fromCharCode('A'.charCodeAt(0) + before.length);
  const { token, hash } = newLink();
  await insertAssessor(trx, roundId, { id, partnerId, label, hasWithdrawn: false }, hash);
  await appendAudit(trx, { actor, action: 'fieldwork.assessor-added', subject: `assessor:${id}` });
  return accept({ id, label, token });
}

/** Another link for an assessor; the one before opens nothing any more. */
export async function renewLink(
  trx: Transaction,
  roundId: string,
  assessorId: string,
  { actor }: Doing,
): Promise<Result<{ readonly token: string }, 'gone'>> {
  const assessor = (await listAssessors(trx, roundId)).find(({ id }) => id === assessorId);
  if (assessor === undefined || assessor.hasWithdrawn) return refuse('gone');
  const { token, hash } = newLink();
  await storeLinkHash(trx, roundId, assessorId, hash);
  await appendAudit(trx, { actor, action: 'fieldwork.link-renewed', subject: `assessor:${assessorId}` });
  return accept({ token });
}

function newLink() {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOfLink(token) };
}

export const hashOfLink = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * Shares the areas out among everybody who is there, two of different partners each. Before a round is open the whole plan is made anew; afterwards
 * areas that have lost somebody get somebody else, and nobody loses an area.
 */
export async function assignAreas(
  trx: Transaction,
  roundId: string,
  { seed }: { readonly seed: number },
  { actor }: Doing,
): Promise<Result<number, 'gone' | 'not-open' | 'too-few-partners'>> {
  const round = await holdRound(trx, roundId);
  if (round === null) return refuse('gone');
  if (round.state === 'closed') return refuse('not-open');
  const judges = new Set((await listPartners(trx, roundId)).filter(({ role }) => role === 'judge').map(({ id }) => id));
  const assessors = (await listAssessors(trx, roundId)).filter(({ partnerId }) => judges.has(partnerId));
  const proposed = proposeAssignments(round.areas, assessors, createRandom(seed));
  if (!proposed.ok) return proposed;
  if (round.state === 'draft') await deleteAssignments(trx, roundId);
  const standing = round.state === 'draft' ? [] : await listAssignments(trx, roundId);
  const partners = new Map(assessors.map(({ id, partnerId }) => [id, partnerId]));
  const added = missingOf(proposed.value, standing, (id) => partners.get(id) ?? '');
  await insertAssignments(trx, roundId, added);
  const detail = { seed, added: added.length };
  await appendAudit(trx, { actor, action: 'fieldwork.areas-assigned', subject: `round:${roundId}`, detail });
  return accept(added.length);
}

type Assigned = { readonly areaCode: string; readonly assessorId: string };

/** Of what is proposed, what an area with fewer than two partners still needs. */
function missingOf(
  proposed: readonly Assigned[],
  standing: readonly Assigned[],
  partnerOf: (assessorId: string) => string,
): readonly Assigned[] {
  const there = new Map<string, Set<string>>();
  const partnersIn = (code: string) => {
    const partners = there.get(code) ?? new Set();
    there.set(code, partners);
    return partners;
  };
  for (const { areaCode, assessorId } of standing) partnersIn(areaCode).add(partnerOf(assessorId));
  return proposed.filter(({ areaCode, assessorId }) => {
    const partners = partnersIn(areaCode);
    const partner = partnerOf(assessorId);
    if (partners.size >= 2 || partners.has(partner)) return false;
    partners.add(partner);
    return true;
  });
}

/** Somebody looks at an area as well, whatever was proposed. */
export async function assignByHand(
  trx: Transaction,
  roundId: string,
  { areaCode, assessorId }: Assigned,
  { actor }: Doing,
): Promise<Result<null, 'gone' | 'only-listens'>> {
  const round = await holdRound(trx, roundId);
  const assessor = (await listAssessors(trx, roundId)).find(({ id }) => id === assessorId);
  if (round === null || assessor === undefined || assessor.hasWithdrawn || !round.areas.includes(areaCode))
    return refuse('gone');
  const partner = (await listPartners(trx, roundId)).find(({ id }) => id === assessor.partnerId);
  if (partner?.role !== 'judge') return refuse('only-listens');
  await insertAssignments(trx, roundId, [{ areaCode, assessorId }]);
  const detail = { area: areaCode };
  await appendAudit(trx, { actor, action: 'fieldwork.area-assigned', subject: `assessor:${assessorId}`, detail });
  return accept(null);
}

export interface Withdrawn {
  readonly assessments: number;
  readonly sessions: number;
}

/** One of a partner's people takes back all they said: it is deleted, and their link opens nothing any more. */
export async function withdrawAssessor(
  trx: Transaction,
  roundId: string,
  assessorId: string,
  { actor }: Doing,
): Promise<Result<Withdrawn, 'gone'>> {
  await holdRound(trx, roundId);
  const assessor = (await listAssessors(trx, roundId)).find(({ id }) => id === assessorId);
  if (assessor === undefined || assessor.hasWithdrawn) return refuse('gone');
  const deleted = await deleteWhatWasSaid(trx, roundId, [assessorId]);
  await markAssessorWithdrawn(trx, roundId, assessorId);
  await appendAudit(trx, { actor, action: 'fieldwork.assessor-withdrawn', subject: `assessor:${assessorId}` });
  return accept(deleted);
}

/**
 * A whole partner takes back what its people said. What was made public from it before stays as it was, until the findings are made anew or
 * taken back: a release is not rewritten.
 */
export async function withdrawPartner(
  trx: Transaction,
  roundId: string,
  partnerId: string,
  { actor }: Doing,
): Promise<Result<Withdrawn, 'gone'>> {
  await holdRound(trx, roundId);
  const partner = (await listPartners(trx, roundId)).find(({ id }) => id === partnerId);
  if (partner === undefined || partner.hasWithdrawn) return refuse('gone');
  const own = (await listAssessors(trx, roundId)).filter((one) => one.partnerId === partnerId && !one.hasWithdrawn);
  const deleted = await deleteWhatWasSaid(
    trx,
    roundId,
    own.map(({ id }) => id),
  );
  for (const { id } of own) await markAssessorWithdrawn(trx, roundId, id);
  await markPartnerWithdrawn(trx, roundId, partnerId);
  await appendAudit(trx, { actor, action: 'fieldwork.partner-withdrawn', subject: `partner:${partnerId}` });
  return accept(deleted);
}
