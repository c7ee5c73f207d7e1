import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import type { Asked, reasonsToTakeBack } from '../core/rumour/closing.ts';
import { holdClaim, updateClaim } from '../store/claims.ts';
import type { Doing } from './look-at-claim.ts';

export type TakeBackProblem =
  | 'gone'
  /** It is not public, or was never taken back. */
  | 'not-so'
  /** Somebody has asked already. */
  | 'asked'
  | 'nothing-asked'
  | 'same-person';

/** Asks for an answer to be taken back from the public, or for one that was to come back. A second person agrees, or nothing happens. */
export async function askForAnswer(
  trx: Transaction,
  id: string,
  asking:
    | { readonly for: 'take-back'; readonly because: (typeof reasonsToTakeBack)[number] }
    | { readonly for: 'restore' },
  { actor }: Doing,
): Promise<Result<null, TakeBackProblem>> {
  const claim = await holdClaim(trx, id);
  if (claim === null) return refuse('gone');
  if (claim.answeredAt === null || claim.mergedInto !== null || claim.state !== stateBefore[asking.for])
    return refuse('not-so');
  if (claim.asked !== null) return refuse('asked');
  const because = asking.for === 'restore' ? 'cleared' : asking.because;
  await updateClaim(trx, { ...claim, asked: { for: asking.for, by: actor, because } });
  await appendAudit(trx, {
    actor,
    action: `straight-talk.${asking.for}-asked`,
    subject: `claim:${id}`,
    detail: { because },
  });
  return accept(null);
}

/** What a second person says to what was asked for. Whoever asked may take it back, and not agree to it. */
export async function settleAsked(
  trx: Transaction,
  id: string,
  { agrees }: { readonly agrees: boolean },
  { actor }: Doing,
): Promise<Result<Asked | null, TakeBackProblem>> {
  const claim = await holdClaim(trx, id);
  if (claim === null) return refuse('gone');
  const { asked } = claim;
  if (asked === null) return refuse('nothing-asked');
  if (agrees && asked.by === actor) return refuse('same-person');
  if (agrees && claim.state !== stateBefore[asked.for]) return refuse('not-so');
  const settled = asked.for === 'take-back' ? { state: 'closed', closedBecause: asked.because } : restored;
  await updateClaim(trx, { ...claim, ...(agrees && settled), asked: null } as typeof claim);
  const action = `straight-talk.${asked.for}-${agrees ? 'agreed' : 'refused'}`;
  await appendAudit(trx, { actor, action, subject: `claim:${id}` });
  return accept(agrees ? asked.for : null);
}

const restored = { state: 'worded', closedBecause: null } as const;
const stateBefore = { 'take-back': 'worded', restore: 'closed' } as const;
