import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Database, Transaction } from '#platform/database';
import { daysOfWords, deletePrivateBy, type ReceiptState, receiptOf } from '../core/rumour/rumour.ts';
import { deleteDueWords, findClaim, holdClaim, type StoredClaim, updateClaim } from '../store/claims.ts';
import { confirmCopies, countCopies, findClaimByCode, type KeptWords, listWords } from '../store/rumours.ts';

export interface Doing {
  /** "staff:ID". */
  readonly actor: string;
  readonly now: Date;
}

export type ClaimProblem =
  | 'gone'
  /** Somebody else looks at it. */
  | 'taken'
  /** Whoever wants to do this does not look at it, or no longer. */
  | 'not-taken'
  /** More copies have come since the page was opened. */
  | 'changed-since'
  | 'private'
  | 'not-private'
  /** Whoever held it does not set it free. */
  | 'same-person';

const minutesTaken = 15;

/** Takes a claim, so that for a quarter of an hour nobody else sees its words. It is noted who did, and not what they read. */
export async function takeClaim(
  trx: Transaction,
  id: string,
  { actor, now }: Doing,
): Promise<Result<readonly KeptWords[], ClaimProblem>> {
  const claim = await holdClaim(trx, id);
  if (claim === null) return refuse('gone');
  if (claim.taken !== null && claim.taken.by !== actor && claim.taken.until > now) return refuse('taken');
  await updateClaim(trx, { ...claim, taken: { by: actor, until: new Date(now.getTime() + minutesTaken * 60_000) } });
  await appendAudit(trx, { actor, action: 'straight-talk.claim-taken', subject: `claim:${id}` });
  return accept(await listWords(trx, id));
}

/** Confirms that what a program has put with a claim are copies of it: as many as whoever confirms was shown. */
export async function confirmClaim(
  trx: Transaction,
  id: string,
  { suggested }: { readonly suggested: number },
  doing: Doing,
): Promise<Result<number, ClaimProblem>> {
  const held = await holdTaken(trx, id, doing);
  if (!held.ok) return held;
  if (held.value.state === 'private') return refuse('private');
  const copies = await countCopies(trx, id);
  if (copies.suggested !== suggested) return refuse('changed-since');
  await confirmCopies(trx, id);
  const detail = { copies: suggested };
  await appendAudit(trx, {
    actor: doing.actor,
    action: 'straight-talk.copies-confirmed',
    subject: `claim:${id}`,
    detail,
  });
  return accept(suggested);
}

/**
 * Holds a claim that tells of a private person: it is answered nowhere, no further words of it are kept, and those that are go within 72 hours of its first copy.
 * Until then whoever took it can be proved wrong by a second person (`freeClaim`).
 */
export async function holdAsPrivate(trx: Transaction, id: string, doing: Doing): Promise<Result<Date, ClaimProblem>> {
  const held = await holdTaken(trx, id, doing);
  if (!held.ok) return held;
  if (held.value.state === 'private') return refuse('private');
  const deleteWordsBy = deletePrivateBy(held.value.firstHour, doing.now);
  await updateClaim(trx, { ...held.value, state: 'private', deleteWordsBy, heldBy: doing.actor });
  await appendAudit(trx, { actor: doing.actor, action: 'straight-talk.held-as-private', subject: `claim:${id}` });
  return accept(deleteWordsBy);
}

/** Another person than the one who held it has looked, and finds that it tells of nobody private: it stands as it did before. Words that were deleted stay deleted. */
export async function freeClaim(trx: Transaction, id: string, doing: Doing): Promise<Result<null, ClaimProblem>> {
  const held = await holdTaken(trx, id, doing);
  if (!held.ok) return held;
  if (held.value.state !== 'private') return refuse('not-private');
  if (held.value.heldBy === doing.actor) return refuse('same-person');
  const state = held.value.worded === null ? 'gathering' : 'worded';
  await updateClaim(trx, { ...held.value, state, deleteWordsBy: null, heldBy: null, taken: null });
  await appendAudit(trx, { actor: doing.actor, action: 'straight-talk.freed', subject: `claim:${id}` });
  return accept(null);
}

/** The claim, held until the transaction ends, for whoever has taken it. */
export async function holdTaken(
  trx: Transaction,
  id: string,
  { actor, now }: Doing,
): Promise<Result<StoredClaim, ClaimProblem>> {
  const claim = await holdClaim(trx, id);
  if (claim === null) return refuse('gone');
  return claim.taken?.by === actor && claim.taken.until > now ? accept(claim) : refuse('not-taken');
}

/** Deletes words whose time is over: of private persons, and of all that came long ago. Tells how many went. */
export function forgetWords(db: Database, now: Date): Promise<number> {
  return deleteDueWords(db, now, new Date(now.getTime() - daysOfWords * 86_400_000));
}

/** What the holder of a receipt is told, and where an answer is to be read; null for a code that nobody holds. */
export async function findRumourReceipt(
  db: Database,
  codeHash: string,
): Promise<{ readonly state: ReceiptState; readonly slug: string | null } | null> {
  const claimId = await findClaimByCode(db, codeHash);
  const claim = claimId === null ? null : await findClaim(db, claimId);
  if (claim === null) return null;
  const state = receiptOf(claim);
  return { state, slug: state === 'answered' ? (claim.worded?.slug ?? null) : null };
}
