import { randomBytes } from 'node:crypto';
import { addDays, dayOf } from '#foundations/calendar';
import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Codes, NewCode } from '#platform/codes';
import type { Database, Transaction } from '#platform/database';
import {
  DAYS_SIGNED,
  mayRenew,
  type Signature,
  type SignProblem,
  signProblems,
  standingOf,
} from '../core/signature.ts';
import {
  deleteSignature,
  holdSignature,
  insertSignature,
  listSignatures,
  updateSignature,
} from '../store/signatures.ts';

/** Who does something, and when. */
export interface Doing {
  readonly actor: string;
  readonly now: Date;
}

/** An organisation, when it does something with its six words or asks for them. */
export const itself = 'organisation';

/** What staff do stands in the log of what was done. What an organisation does itself does not: an entry has a moment. */
async function note(trx: Transaction, id: string, action: string, { actor }: Doing): Promise<void> {
  if (actor !== itself) await appendAudit(trx, { actor, action: `coalition.${action}`, subject: `signature:${id}` });
}

/** An organisation asks to sign. Nobody sees it before a steward has made sure that it is the organisation. Its six words are shown this once. */
export async function askToSign(
  trx: Transaction,
  codes: Codes,
  said: Pick<Signature, 'name' | 'website'>,
): Promise<Result<NewCode, readonly SignProblem[]>> {
  const problems = signProblems(said);
  if (problems.length > 0) return refuse(problems);
  const [id, code] = [randomBytes(16).toString('hex'), codes.make('signature')];
  const { name, website } = said;
  await insertSignature(
    trx,
    { id, name: name.trim(), website, signedOn: null, until: null, removalAskedBy: null },
    code.hash,
  );
  return accept(code);
}

export type SignatureProblem = 'gone' | 'not-so' | 'same-person';
type Step = Result<null, SignatureProblem>;

/** A steward has made sure that the organisation itself has asked: it is public, for a year. */
export async function confirmSignature(trx: Transaction, id: string, doing: Doing): Promise<Step> {
  const signature = await holdSignature(trx, id);
  if (signature === null) return refuse('gone');
  if (signature.until !== null) return refuse('not-so');
  return keep(trx, yearFrom({ ...signature, signedOn: dayOf(doing.now) }, doing), 'confirmed', doing);
}

/** The organisation signs for another year, from the end of this one, or from today where that has passed. */
export async function renewSignature(trx: Transaction, id: string, doing: Doing): Promise<Step> {
  const signature = await holdSignature(trx, id);
  if (signature === null) return refuse('gone');
  if (!mayRenew(signature, dayOf(doing.now)) || signature.removalAskedBy !== null) return refuse('not-so');
  return keep(trx, yearFrom(signature, doing), 'renewed', doing);
}

function yearFrom(signature: Signature, { now }: Doing): Signature {
  const today = dayOf(now);
  const from = signature.until !== null && signature.until > today ? signature.until : today;
  return { ...signature, until: addDays(from, DAYS_SIGNED) };
}

/** Asks for a signature to be taken out: it is hidden from then on. A second person agrees, and it is deleted. */
export async function askToTakeOut(trx: Transaction, id: string, doing: Doing): Promise<Step> {
  const signature = await holdSignature(trx, id);
  if (signature === null) return refuse('gone');
  if (signature.removalAskedBy !== null) return refuse('not-so');
  return keep(trx, { ...signature, removalAskedBy: doing.actor }, 'removal-asked', doing);
}

export async function settleTakingOut(trx: Transaction, id: string, agrees: boolean, doing: Doing): Promise<Step> {
  const signature = await holdSignature(trx, id);
  if (signature === null) return refuse('gone');
  if (signature.removalAskedBy === null) return refuse('not-so');
  if (!agrees) return keep(trx, { ...signature, removalAskedBy: null }, 'removal-refused', doing);
  if (signature.removalAskedBy === doing.actor) return refuse('same-person');
  return leaveCoalition(trx, id, 'removed', doing);
}

/** Deletes a signature: the organisation leaves by its own words, a steward refuses what only asks, or two people have agreed. */
export async function leaveCoalition(
  trx: Transaction,
  id: string,
  action: 'left' | 'refused' | 'removed',
  doing: Doing,
): Promise<Step> {
  await deleteSignature(trx, id);
  await note(trx, id, action, doing);
  return accept(null);
}

async function keep(trx: Transaction, signature: Signature, action: string, doing: Doing): Promise<Step> {
  await updateSignature(trx, signature);
  await note(trx, signature.id, action, doing);
  return accept(null);
}

/** Whom the public sees on a day. */
export async function listSigned(db: Database, today: string): Promise<readonly Signature[]> {
  return (await listSignatures(db)).filter((signature) => standingOf(signature, today) === 'signed');
}
