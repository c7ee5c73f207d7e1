import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import { keptShapeOf, shapeOf } from '../core/matching/shape.ts';
import type { reasonsToClose } from '../core/rumour/closing.ts';
import { findClaimBySlug, holdClaim, insertClaim, type StoredClaim, updateClaim } from '../store/claims.ts';
import { countOtherTexts, deleteKnownText, insertKnownText, moveKnownTexts } from '../store/known-texts.ts';
import { findKept, moveRumours, moveSame } from '../store/rumours.ts';
import { type ClaimProblem, type Doing, holdTaken } from './look-at-claim.ts';
import { exactOf, newId, type RumourKeys } from './submit-rumour.ts';

/** Gives a claim back before its quarter of an hour is over. */
export async function leaveClaim(trx: Transaction, id: string, doing: Doing): Promise<Result<null, ClaimProblem>> {
  const held = await holdTaken(trx, id, doing);
  if (!held.ok) return held;
  await updateClaim(trx, { ...held.value, taken: null });
  return accept(null);
}

/** Closes a claim that is not to be answered: an opinion, a joke, no claim at all, or nothing that is for us. One that was answered is taken back instead. */
export async function closeClaim(
  trx: Transaction,
  id: string,
  because: (typeof reasonsToClose)[number],
  doing: Doing,
): Promise<Result<null, ClaimProblem | 'answered'>> {
  const held = await holdTaken(trx, id, doing);
  if (!held.ok) return held;
  if (held.value.state === 'private') return refuse('private');
  if (held.value.answeredAt !== null) return refuse('answered');
  await updateClaim(trx, { ...held.value, state: 'closed', closedBecause: because, taken: null });
  await note(trx, doing, 'straight-talk.closed', id, { because });
  return accept(null);
}

/** Opens a closed claim again, for whoever has taken it. One that turned out to be another has nothing left to look at. */
export async function reopenClaim(
  trx: Transaction,
  id: string,
  doing: Doing,
): Promise<Result<null, ClaimProblem | 'not-closed' | 'answered'>> {
  const held = await holdTaken(trx, id, doing);
  if (!held.ok) return held;
  if (held.value.state !== 'closed' || held.value.mergedInto !== null) return refuse('not-closed');
  if (held.value.answeredAt !== null) return refuse('answered');
  const state = held.value.worded === null ? 'gathering' : 'worded';
  await updateClaim(trx, { ...held.value, state, closedBecause: null });
  await note(trx, doing, 'straight-talk.reopened', id);
  return accept(null);
}

/**
 * Puts all that came with a claim to another, because they are one: what its copies are compared by goes along, so that the next copy finds the right place. They
 * are suggested there until somebody confirms them, and every receipt tells of the other claim from now on.
 */
export async function mergeClaim(
  trx: Transaction,
  id: string,
  { into }: { readonly into: string },
  doing: Doing,
): Promise<Result<StoredClaim, ClaimProblem | 'answered' | 'no-such-claim'>> {
  const other = await findClaimBySlug(trx, into);
  if (other === null || other.id === id) return refuse('no-such-claim');
  // In one order, so that two people who merge two claims into each other do not wait for each other for ever.
  for (const each of [id, other.id].toSorted()) await holdClaim(trx, each);
  const held = await holdTaken(trx, id, doing);
  if (!held.ok) return held;
  const target = await holdClaim(trx, other.id);
  if (target === null || target.state !== 'worded') return refuse('no-such-claim');
  if (held.value.state === 'private') return refuse('private');
  if (held.value.answeredAt !== null) return refuse('answered');
  await moveRumours(trx, id, target.id);
  await moveKnownTexts(trx, id, target.id);
  const firstHour = held.value.firstHour < target.firstHour ? held.value.firstHour : target.firstHour;
  await updateClaim(trx, { ...target, firstHour });
  const closed = { state: 'closed', closedBecause: 'same', mergedInto: target.id, taken: null } as const;
  await updateClaim(trx, { ...held.value, ...closed });
  await note(trx, doing, 'straight-talk.merged', id, { into: target.id });
  return accept(target);
}

/**
 * Takes a rumour, with all that say exactly the same, out of a claim that it is no copy of, and begins a claim with it. Copies of it go there from now on; others stay where
 * they are. Only while its words are kept, and not the one text that the claim is known by (`first`).
 */
export async function splitRumour(
  trx: Transaction,
  keys: RumourKeys,
  { claimId, rumourId }: { readonly claimId: string; readonly rumourId: string },
  doing: Doing,
): Promise<Result<string, ClaimProblem | 'no-words' | 'first'>> {
  const held = await holdTaken(trx, claimId, doing);
  if (!held.ok) return held;
  if (held.value.state === 'private') return refuse('private');
  const rumour = await findKept(trx, claimId, rumourId);
  if (rumour === null) return refuse('no-words');
  const exact = exactOf(rumour.words, keys);
  if ((await countOtherTexts(trx, claimId, exact)) === 0) return refuse('first');
  // What a merged claim was known by goes with it where it is taken out again.
  await deleteKnownText(trx, claimId, exact);
  const id = newId();
  await insertClaim(trx, { id, hour: rumour.hour });
  const shape = keptShapeOf(shapeOf(rumour.words, keys.shingles));
  await insertKnownText(trx, { id: newId(), claimId: id, exact, shape });
  await moveSame(trx, rumour.words, { from: claimId, to: id });
  await note(trx, doing, 'straight-talk.split', claimId, { into: id });
  return accept(id);
}

async function note(
  trx: Transaction,
  { actor }: Doing,
  action: string,
  id: string,
  detail?: Readonly<Record<string, string>>,
): Promise<void> {
  await appendAudit(trx, { actor, action, subject: `claim:${id}`, ...(detail && { detail }) });
}
