import { randomBytes } from 'node:crypto';
import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import type { PlanSettings } from '../core/record/settings.ts';
import { holdPlan, insertPlan, updatePlan } from '../store/plans.ts';

export interface Doing {
  /** "staff:ID". */
  readonly actor: string;
  readonly now: Date;
}

export async function beginPlan(trx: Transaction, settings: PlanSettings, { actor, now }: Doing): Promise<string> {
  const id = randomBytes(16).toString('hex');
  await insertPlan(trx, id, settings, actor, now);
  await appendAudit(trx, { actor, action: 'interventions.plan-begun', subject: `plan:${id}` });
  return id;
}

/** Changes a plan by what `change` makes of it as it stands now. */
export async function changePlan<Problem>(
  trx: Transaction,
  id: string,
  change: (settings: PlanSettings) => Result<PlanSettings, Problem>,
  { actor, now }: Doing,
): Promise<Result<null, Problem | 'gone'>> {
  const plan = await holdPlan(trx, id);
  if (plan === null) return refuse('gone');
  const changed = change(plan.settings);
  if (!changed.ok) return changed;
  await updatePlan(trx, id, changed.value, actor, now);
  await appendAudit(trx, { actor, action: 'interventions.plan-changed', subject: `plan:${id}` });
  return accept(null);
}
