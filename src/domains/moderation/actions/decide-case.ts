import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import { type Case, contentStateOf } from '../core/case.ts';
import { type DecideProblem, type Decision, decide } from '../core/decide.ts';
import type { Kind } from '../core/kind.ts';
import { limitBroken, type Pace } from '../core/limits.ts';
import type { Moderator } from '../core/moderator.ts';
import { before } from '../core/take-back.ts';
import { outcomeOf } from '../core/transparency.ts';
import { updateCase } from '../store/cases.ts';
import { type DecisionEntry, holdPace, insertBatch, paceSince } from '../store/decisions.ts';
import { setAppealOutcome } from '../store/receipts.ts';
import { insertAlert, listAlerts } from '../store/settings.ts';
import { holdWithContent } from './claim-case.ts';
import { closeHeld } from './close-case.ts';
import { type Part, type Parts, partOf } from './content.ts';
import { newId } from './new-id.ts';

export interface DecideCase {
  readonly caseId: string;
  readonly decision: Decision;
  readonly moderator: Moderator;
  readonly now: Date;
}

export type DecidedProblem = DecideProblem | { readonly kind: 'limit'; readonly limit: 'bulk' | 'takedowns' };

/** What was decided, and by which batch it can be taken back. */
export interface Decided {
  readonly batchId: string;
  readonly kase: Case;
}

/**
 * Decides a case that somebody has claimed, and brings its content to what was decided, in one transaction with the entry in the audit log. The
 * only door: what refuses has changed nothing, apart from closing a case whose content its author has taken back meanwhile.
 */
export async function decideCase(
  trx: Transaction,
  parts: Parts,
  { caseId, decision, moderator, now }: DecideCase,
): Promise<Result<Decided, DecidedProblem>> {
  await holdPace(trx, moderator.id);
  const open = await holdWithContent(trx, parts, caseId);
  if (open === null) return refuse({ kind: 'closed' });
  const { kase, content, ties } = open;
  const part = partOf(parts, kase.kind);
  const next = decide(kase, part.kind, decision, { moderator, ties, now });
  if (!next.ok) return next;
  if (content.version !== decision.contentVersion) return refuse({ kind: 'changed' });
  const step = { bulk: 0, takedowns: isTakedown(kase, next.value) ? 1 : 0 };
  const limit = await breakLimit(trx, moderator, step, now);
  if (limit !== null) return refuse({ kind: 'limit', limit });
  const settled = await settle(trx, part, kase, next.value, content.version, now);
  if (settled === 'changed') return refuse({ kind: 'changed' });
  if (settled === 'gone') {
    await closeHeld(trx, kase, 'program');
    return refuse({ kind: 'closed' });
  }
  const batchId = await record(trx, { decision, moderator, now, inGroup: false }, [
    { kase, next: next.value, kind: part.kind },
  ]);
  return accept({ batchId, kase: next.value });
}

export const isTakedown = (kase: Case, next: Case): boolean => kase.shown && !next.shown;

/** Brings the content to where the case is going, where that is elsewhere than now. */
export async function settle(
  trx: Transaction,
  { content }: Part,
  kase: Case,
  next: Case,
  version: string,
  now: Date,
): Promise<'done' | 'changed' | 'gone'> {
  const state = contentStateOf(next);
  if (state === contentStateOf(kase)) return 'done';
  return content.settle(trx, kase.subjectId, state, { version, now });
}

/** Which limit of one person's hour a step would break. Stewards get to know. */
export async function breakLimit(
  trx: Transaction,
  { id }: Moderator,
  step: Pace,
  now: Date,
): Promise<'bulk' | 'takedowns' | null> {
  const pace = await paceSince(trx, id, new Date(now.getTime() - 3_600_000));
  const limit = limitBroken(pace, step);
  if (limit === null) return null;
  const known = (await listAlerts(trx)).some(({ kind, personId }) => kind === limit && personId === id);
  if (!known) {
    await insertAlert(trx, { id: newId(), kind: limit, personId: id, at: now });
    await appendAudit(trx, {
      actor: 'program',
      action: 'moderation.limit-reached',
      subject: `staff:${id}`,
      detail: { limit },
    });
  }
  return limit;
}

/** A case before and after a decision. */
export interface Change {
  readonly kase: Case;
  readonly next: Case;
  readonly kind: Kind;
}

/** Writes down what was decided: the cases, the log by which it can be taken back, the audit entry. Last in its transaction. */
export async function record(
  trx: Transaction,
  made: {
    readonly decision: Pick<Decision, 'verdict' | 'reason'>;
    readonly moderator: Moderator;
    readonly now: Date;
    readonly inGroup: boolean;
  },
  changes: readonly Change[],
): Promise<string> {
  const { decision, moderator, now, inGroup } = made;
  const { verdict, reason } = decision;
  const batchId = newId();
  const entries = changes.map(
    ({ kase, next, kind }): DecisionEntry => ({
      caseId: kase.id,
      outcome: outcomeOf(verdict, kind),
      tookDown: isTakedown(kase, next),
      before: before(kase),
      versionAfter: next.version,
    }),
  );
  for (const { next } of changes) {
    await updateCase(trx, next);
    if (verdict === 'uphold') await setAppealOutcome(trx, next.id, 'upheld');
    if (verdict === 'overturn') await setAppealOutcome(trx, next.id, 'overturned');
  }
  await insertBatch(trx, { id: batchId, by: moderator.id, at: now, verdict, reason, inGroup }, entries);
  await appendAudit(trx, {
    actor: `staff:${moderator.id}`,
    action: 'moderation.decided',
    subject: `batch:${batchId}`,
    detail: { verdict, reason, cases: changes.map(({ kase }) => kase.id) },
  });
  return batchId;
}
