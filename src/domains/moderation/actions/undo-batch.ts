import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import { ownUndoMinutes } from '../core/limits.ts';
import { type Moderator, obstacleFor } from '../core/moderator.ts';
import { restoreDays } from '../core/restore.ts';
import { takeBack } from '../core/take-back.ts';
import { holdCases, updateCase } from '../store/cases.ts';
import { type Batch, holdBatch, listDecisionsOf, markUndone } from '../store/decisions.ts';
import { listRefusals } from '../store/people.ts';
import { setAppealOutcome } from '../store/receipts.ts';
import { closeHeld } from './close-case.ts';
import { type Parts, partOf } from './content.ts';
import { settle } from './decide-case.ts';

export interface UndoBatch {
  readonly batchId: string;
  readonly moderator: Moderator;
  readonly now: Date;
}

/** `too-late`: one's own for an hour, a colleague's, as a steward, for as long as restoring lasts. */
export type UndoProblem = 'no-such-decision' | 'undone-before' | 'not-yours' | 'too-late';

/** Until when somebody may take a decision back; null when they may not, or no longer. */
export function undoEnd({ by, at, undone }: Batch, { id, isSteward }: Moderator, now: Date): Date | null {
  const minutes = by === id ? ownUndoMinutes : isSteward ? restoreDays * 24 * 60 : 0;
  const end = new Date(at.getTime() + minutes * 60_000);
  return undone === null && now < end ? end : null;
}

/**
 * Takes back what was decided with one press of a button: each case stands as before and waits again. Those that somebody has decided since, whose
 * author has taken them back or which are nothing for this person stay as they are, and are counted.
 */
export async function undoBatch(
  trx: Transaction,
  parts: Parts,
  { batchId, moderator, now }: UndoBatch,
): Promise<Result<{ readonly undone: number; readonly left: number }, UndoProblem>> {
  const batch = await holdBatch(trx, batchId);
  if (batch === null) return refuse('no-such-decision');
  if (batch.undone !== null) return refuse('undone-before');
  if (batch.by !== moderator.id && !moderator.isSteward) return refuse('not-yours');
  if (undoEnd(batch, moderator, now) === null) return refuse('too-late');
  const decisions = await listDecisionsOf(trx, batchId);
  const cases = await holdCases(
    trx,
    decisions.map(({ caseId }) => caseId),
  );
  const undone: string[] = [];
  for (const kase of cases) {
    const made = decisions.find(({ caseId }) => caseId === kase.id);
    const next = made === undefined ? null : takeBack(kase, made.before, made.versionAfter);
    if (next === null) continue;
    const part = partOf(parts, kase.kind);
    const content = await part.content.read(trx, kase.subjectId);
    const ties = { interested: content?.interested ?? [], refused: await listRefusals(trx, kase.id) };
    const obstacle = obstacleFor({ ...kase, state: 'settled' }, moderator, ties);
    if (obstacle !== null && obstacle !== 'not-your-language') continue;
    const outcome = content === null ? 'gone' : await settle(trx, part, kase, next, content.version, now);
    if (outcome === 'gone') await closeHeld(trx, kase, 'program');
    if (outcome !== 'done') continue;
    await updateCase(trx, next);
    if (batch.verdict === 'uphold' || batch.verdict === 'overturn') await setAppealOutcome(trx, kase.id, null);
    undone.push(kase.id);
  }
  await markUndone(trx, batchId, moderator.id, now);
  const detail = { undone, left: decisions.length - undone.length };
  await appendAudit(trx, {
    actor: `staff:${moderator.id}`,
    action: 'moderation.undone',
    subject: `batch:${batchId}`,
    detail,
  });
  return accept({ undone: undone.length, left: decisions.length - undone.length });
}
