import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import { agreementOn } from '../core/figures/agreement.ts';
import { listAssessments } from '../store/answers.ts';
import { holdRound } from '../store/rounds.ts';
import { listSettled, storeSettled } from '../store/settled.ts';
import type { Doing } from './rounds.ts';

/** Why those who were apart came together. There is no box for words: they would be about people. */
export const settleReasons = [
  'talked-it-over',
  'read-the-question-differently',
  'new-knowledge',
  'visited-together',
] as const;
export type SettleReason = (typeof settleReasons)[number];
export const isSettleReason = (text: string): text is SettleReason => settleReasons.some((reason) => reason === text);

export type SettleProblem =
  | 'gone'
  /** Ratings there do not lie two steps apart. */
  | 'not-apart'
  /** It is for somebody else to agree. */
  | 'same-person';

/** Writes down the rating that came out of a talk. It counts once somebody else here has agreed to it. */
export async function proposeSettled(
  trx: Transaction,
  roundId: string,
  {
    question,
    areaCode,
    rating,
    reason,
  }: {
    readonly question: string;
    readonly areaCode: string;
    readonly rating: 1 | 2 | 3 | 4 | 5;
    readonly reason: SettleReason;
  },
  { actor }: Doing,
): Promise<Result<null, SettleProblem>> {
  const asked = (await holdRound(trx, roundId))?.questions.find(({ id }) => id === question);
  if (asked === undefined) return refuse('gone');
  const { apart } = agreementOn(asked, await listAssessments(trx, roundId), 1);
  if (!apart.some((one) => one.areaCode === areaCode)) return refuse('not-apart');
  await storeSettled(trx, roundId, { question, areaCode, rating, reason, proposedBy: actor, settledBy: null });
  const detail = { question, area: areaCode };
  await appendAudit(trx, { actor, action: 'fieldwork.rating-proposed', subject: `round:${roundId}`, detail });
  return accept(null);
}

/** A second person agrees. */
export async function agreeSettled(
  trx: Transaction,
  roundId: string,
  { question, areaCode }: { readonly question: string; readonly areaCode: string },
  { actor }: Doing,
): Promise<Result<null, SettleProblem>> {
  await holdRound(trx, roundId);
  const proposed = (await listSettled(trx, roundId)).find(
    (one) => one.question === question && one.areaCode === areaCode && one.settledBy === null,
  );
  if (proposed === undefined) return refuse('gone');
  if (proposed.proposedBy === actor) return refuse('same-person');
  await storeSettled(trx, roundId, { ...proposed, settledBy: actor });
  const detail = { question, area: areaCode };
  await appendAudit(trx, { actor, action: 'fieldwork.rating-settled', subject: `round:${roundId}`, detail });
  return accept(null);
}
