import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import {
  type AnswerDraft,
  type AnswerProblem,
  answerTo,
  type Challenge,
  type ChallengeState,
} from '../core/challenge/challenge.ts';
import {
  deleteChallenge,
  holdChallenge,
  insertAnswer,
  insertChallenge,
  setChallengeState,
} from '../store/challenges.ts';
import { findPublicVersions } from '../store/index-versions.ts';

/** Keeps what somebody says is wrong. Nobody sees it until it is let through. `codeHash`: of the code that takes it back. */
export const keepChallenge = (trx: Transaction, challenge: Omit<Challenge, 'state'>, codeHash: string): Promise<void> =>
  insertChallenge(trx, { ...challenge, state: 'pending' }, codeHash);

/** Brings it to what was decided about its words. */
export async function settleChallenge(trx: Transaction, id: string, state: ChallengeState): Promise<'done' | 'gone'> {
  if ((await holdChallenge(trx, id)) === null) return 'gone';
  await setChallengeState(trx, id, state);
  return 'done';
}

/** Deletes it for good, with what was answered. Says whether it was there. */
export async function takeBackChallenge(trx: Transaction, id: string): Promise<boolean> {
  const wasThere = await deleteChallenge(trx, id);
  if (wasThere)
    await appendAudit(trx, { actor: 'author', action: 'mapping.challenge-taken-back', subject: `challenge:${id}` });
  return wasThere;
}

/** Answers it, at once and for everybody to read. `by`: the id of somebody of the staff. */
export async function answerChallenge(
  trx: Transaction,
  id: string,
  draft: AnswerDraft,
  { by, now }: { readonly by: string; readonly now: Date },
): Promise<Result<void, AnswerProblem | { readonly kind: 'gone' }>> {
  const challenge = await holdChallenge(trx, id);
  if (challenge === null) return refuse({ kind: 'gone' });
  const corrections = (await findPublicVersions(trx)).map((version) => version.id);
  const answer = answerTo(challenge, draft, corrections);
  if (!answer.ok) return answer;
  await insertAnswer(trx, id, challenge.answers.length + 1, { ...answer.value, by, at: now });
  await appendAudit(trx, {
    actor: `staff:${by}`,
    action: 'mapping.challenge-answered',
    subject: `challenge:${id}`,
    detail: { outcome: answer.value.outcome, correctedIn: answer.value.correctedIn },
  });
  return accept(undefined);
}
