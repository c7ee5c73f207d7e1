import { randomBytes } from 'node:crypto';
import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Database, Transaction } from '#platform/database';
import type { DecisionRecord } from '../core/record/record.ts';
import { illustrative } from '../core/record/settings.ts';
import {
  type Decision,
  findDecision,
  insertDecision,
  listDecisions,
  listPublicDecisions,
  noteReminded,
  storeDecisionState,
  storeDelivery,
} from '../store/decisions.ts';
import { holdPlan } from '../store/plans.ts';
import type { Doing } from './plans.ts';

export type DecisionProblem =
  | 'gone'
  /** Something of this plan waits for a second person already. */
  | 'waits'
  /** A cost or an effect rests on no source. */
  | 'illustrative'
  /** Whoever offers does not approve. */
  | 'same-person'
  | 'not-offered'
  | 'not-public'
  /** Another plan's decision has the address. */
  | 'taken'
  /** What the installation has to record before it publishes anything. */
  | 'not-ready'
  | 'not-planned';

/** Offers a plan as it stands, with the words of whoever decides, to a second person. */
export async function offerDecision(
  trx: Transaction,
  planId: string,
  { slug, record }: { readonly slug: string; readonly record: DecisionRecord },
  { actor, now }: Doing,
): Promise<Result<string, DecisionProblem>> {
  if ((await holdPlan(trx, planId)) === null) return refuse('gone');
  const before = await listDecisions(trx, planId);
  if (before.some(({ state }) => state === 'offered')) return refuse('waits');
  const chosen = new Set(record.chosen.map(({ help }) => help));
  if (illustrative(record.settings, chosen).length > 0) return refuse('illustrative');
  const id = randomBytes(16).toString('hex');
  const number = before.length + 1;
  await insertDecision(trx, { id, planId, number, slug, record, offeredBy: actor, offeredAt: now });
  const detail = { number, spent: record.spent, choices: record.chosen.length };
  await appendAudit(trx, { actor, action: 'interventions.decision-offered', subject: `plan:${planId}`, detail });
  return accept(id);
}

/** Decides on what waits. What was public of the plan before makes room for it. `isReady`: whether the installation may publish at all. */
export async function decideDecision(
  trx: Transaction,
  id: string,
  { verdict, isReady }: { readonly verdict: 'public' | 'sent-back'; readonly isReady: boolean },
  { actor, now }: Doing,
): Promise<Result<null, DecisionProblem>> {
  const found = await hold(trx, id);
  if (found === null) return refuse('gone');
  if (found.state !== 'offered') return refuse('not-offered');
  if (found.offeredBy === actor) return refuse('same-person');
  if (verdict === 'public' && !isReady) return refuse('not-ready');
  if (verdict === 'public') {
    const shown = await listPublicDecisions(trx);
    if (shown.some(({ slug, planId }) => slug === found.slug && planId !== found.planId)) return refuse('taken');
    for (const { id: old } of shown.filter(({ planId }) => planId === found.planId))
      await storeDecisionState(trx, old, { state: 'withdrawn', by: actor, at: now });
  }
  await storeDecisionState(trx, id, { state: verdict, by: actor, at: now });
  const detail = { number: found.number, verdict };
  await appendAudit(trx, { actor, action: 'interventions.decision-decided', subject: `plan:${found.planId}`, detail });
  return accept(null);
}

/** Takes back what is public, at once: one person is enough to say less. */
export async function withdrawDecision(
  trx: Transaction,
  id: string,
  { actor, now }: Doing,
): Promise<Result<null, DecisionProblem>> {
  const found = await hold(trx, id);
  if (found === null) return refuse('gone');
  if (found.state !== 'public') return refuse('not-public');
  await storeDecisionState(trx, id, { state: 'withdrawn', by: actor, at: now });
  const detail = { number: found.number };
  await appendAudit(trx, {
    actor,
    action: 'interventions.decision-withdrawn',
    subject: `plan:${found.planId}`,
    detail,
  });
  return accept(null);
}

/** Notes how many places were filled, in place of what was noted before. Only for what the decision chose. */
export async function noteDelivery(
  trx: Transaction,
  id: string,
  {
    areaCode,
    help,
    delivered,
    today,
  }: { readonly areaCode: string; readonly help: string; readonly delivered: number; readonly today: string },
  { actor }: Pick<Doing, 'actor'>,
): Promise<Result<null, DecisionProblem>> {
  const found = await hold(trx, id);
  if (found === null) return refuse('gone');
  if (found.state !== 'public') return refuse('not-public');
  if (!found.record.chosen.some((one) => one.code === areaCode && one.help === help)) return refuse('not-planned');
  await storeDelivery(trx, id, { areaCode, help, delivered, notedOn: today }, actor);
  const detail = { area: areaCode, help, delivered };
  await appendAudit(trx, { actor, action: 'interventions.delivery-noted', subject: `decision:${id}`, detail });
  return accept(null);
}

/** The decision, with its plan held until the transaction ends. */
async function hold(trx: Transaction, id: string): Promise<Decision | null> {
  const known = await findDecision(trx, id);
  if (known === null || (await holdPlan(trx, known.planId)) === null) return null;
  return findDecision(trx, id);
}

/**
 * Reminds people of decisions whose day of review has come, once each. It is noted before it is sent: a letter that a server does not take is not tried
 * again, as the desk shows the review as well.
 */
export async function remindOfReviews(
  db: Database,
  today: string,
  send: (decision: Decision) => Promise<void>,
): Promise<void> {
  for (const decision of await listPublicDecisions(db)) {
    if (decision.reviewOn > today || decision.remindedOn !== null) continue;
    const isFirst = await db.transaction().execute(async (trx) => {
      if (!(await noteReminded(trx, decision.id, today))) return false;
      const subject = `decision:${decision.id}`;
      await appendAudit(trx, { actor: 'program', action: 'interventions.review-reminded', subject });
      return true;
    });
    if (isFirst) await send(decision);
  }
}
