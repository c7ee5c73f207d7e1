import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import { insertFindings, listFindings, storeFindingsState } from '../store/findings.ts';
import { holdRound } from '../store/rounds.ts';
import type { Doing } from './rounds.ts';

export type FindingsProblem =
  | 'gone'
  /** Forms are still coming in. */
  | 'not-closed'
  /** Something waits for a second person already. */
  | 'waits'
  | 'nothing-waits'
  /** Whoever offers does not approve. */
  | 'same-person'
  /** What the installation has to record before it publishes anything. */
  | 'not-ready';

/** Offers what is to be said in public, as it stands now, to a second person. */
export async function offerFindings(
  trx: Transaction,
  roundId: string,
  body: unknown,
  { actor, now }: Doing,
): Promise<Result<number, FindingsProblem>> {
  const round = await holdRound(trx, roundId);
  if (round === null) return refuse('gone');
  if (round.state !== 'closed') return refuse('not-closed');
  const before = await listFindings(trx, roundId);
  if (before.some(({ state }) => state === 'offered')) return refuse('waits');
  const number = before.length + 1;
  await insertFindings(trx, { roundId, number, body, offeredBy: actor, offeredAt: now });
  await appendAudit(trx, {
    actor,
    action: 'fieldwork.findings-offered',
    subject: `round:${roundId}`,
    detail: { number },
  });
  return accept(number);
}

/** Decides on what waits. What was public before makes room for it. `isReady`: whether the installation may publish at all. */
export async function decideFindings(
  trx: Transaction,
  roundId: string,
  { verdict, isReady }: { readonly verdict: 'public' | 'sent-back'; readonly isReady: boolean },
  { actor, now }: Doing,
): Promise<Result<null, FindingsProblem>> {
  if ((await holdRound(trx, roundId)) === null) return refuse('gone');
  const all = await listFindings(trx, roundId);
  const offered = all.find(({ state }) => state === 'offered');
  if (offered === undefined) return refuse('nothing-waits');
  if (offered.offeredBy === actor) return refuse('same-person');
  if (verdict === 'public' && !isReady) return refuse('not-ready');
  const shown = all.find(({ state }) => state === 'public');
  if (verdict === 'public' && shown !== undefined)
    await storeFindingsState(trx, shown, { state: 'withdrawn', by: actor, at: now });
  await storeFindingsState(trx, offered, { state: verdict, by: actor, at: now });
  const detail = { number: offered.number, verdict };
  await appendAudit(trx, { actor, action: 'fieldwork.findings-decided', subject: `round:${roundId}`, detail });
  return accept(null);
}

/** Takes back what is public, at once: one person is enough to say less. */
export async function withdrawFindings(
  trx: Transaction,
  roundId: string,
  { actor, now }: Doing,
): Promise<Result<null, FindingsProblem>> {
  await holdRound(trx, roundId);
  const shown = (await listFindings(trx, roundId)).find(({ state }) => state === 'public');
  if (shown === undefined) return refuse('gone');
  await storeFindingsState(trx, shown, { state: 'withdrawn', by: actor, at: now });
  const detail = { number: shown.number };
  await appendAudit(trx, { actor, action: 'fieldwork.findings-withdrawn', subject: `round:${roundId}`, detail });
  return accept(null);
}
