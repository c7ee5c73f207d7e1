import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import { judgeDraft, type Lack } from '../core/working/draft.ts';
import { stateOf } from '../core/working/steps.ts';
import { insertSave } from '../store/saves.ts';
import { findState, listSteps } from '../store/workings.ts';
import type { Doing } from './begin-working.ts';

export type AskForVersionProblem =
  | { readonly kind: 'no-working' }
  /** Somebody has changed it since: whoever asks would get another version than the one they saw. */
  | { readonly kind: 'changed-meanwhile' }
  | { readonly kind: 'not-finished'; readonly lacks: readonly Lack[] };

/** Asks for a version of a working as it stands at the step that was seen. Tells the id of the save; a job then does it. */
export async function askForVersion(
  trx: Transaction,
  workingId: string,
  seen: number,
  { actor, now }: Doing,
): Promise<Result<string, AskForVersionProblem>> {
  const history = await listSteps(trx, workingId);
  if (history.length === 0) return refuse({ kind: 'no-working' });
  if (history.length !== seen) return refuse({ kind: 'changed-meanwhile' });
  const step = stateOf(history);
  const state = await findState(trx, workingId, step);
  const judged = state && judgeDraft(state.recipe);
  if (!judged?.ok) throw new Error(`step ${step} of the working ${workingId} left no recipe that can be read`);
  const { lacks } = judged.value;
  if (lacks.length > 0) return refuse({ kind: 'not-finished', lacks });
  const save = await insertSave(trx, { workingId, step, askedBy: actor, askedAt: now });
  const detail = { save, step };
  await appendAudit(trx, { actor, action: 'mapping.version-asked', subject: `working:${workingId}`, detail });
  return accept(save);
}
