import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Database, Transaction } from '#platform/database';
import { applyChange, type ChangeProblem, type TableAtHand, type WorkingState } from '../core/working/apply-change.ts';
import type { Change } from '../core/working/change.ts';
import { redoLeadsTo, type Step, stateOf, undoLeadsTo } from '../core/working/steps.ts';
import { longestNote } from '../core/working/working.ts';
import { findTable } from '../store/stored-tables.ts';
import { findState, holdWorking, insertNote, insertStep, listSteps } from '../store/workings.ts';
import type { Doing } from './begin-working.ts';

export type StepProblem =
  | { readonly kind: 'no-working' }
  /** Somebody has taken these steps since the recipe was seen by whoever wants to change it: nothing was changed, and nothing is lost. */
  | { readonly kind: 'changed-meanwhile'; readonly since: readonly Step[] }
  | { readonly kind: 'nothing-to-undo' }
  | { readonly kind: 'nothing-to-redo' }
  | { readonly kind: 'no-such-step' };

/**
 * Makes a change to a working, as its next step, and tells that step's number. `seen` is the last step that its maker knew of: whoever comes second is
 * told what the first has done.
 */
export async function changeWorking(
  trx: Transaction,
  workingId: string,
  { change, seen }: { readonly change: Change; readonly seen: number },
  doing: Doing,
): Promise<Result<number, StepProblem | ChangeProblem>> {
  const history = await holdHistory(trx, workingId, seen);
  if (!history.ok) return history;
  const madeTo = stateOf(history.value);
  const before = await recipeOf(trx, workingId, madeTo);
  const after = applyChange(before, change, await tablesAtHand(trx, before, change));
  if (!after.ok) return after;
  const number = history.value.length + 1;
  const step = { number, kind: 'changed', state: number, madeTo, change, ...by(doing) } as const;
  await insertStep(trx, workingId, step, after.value);
  await record(trx, workingId, 'mapping.working-changed', { step: number, change: change.kind }, doing);
  return accept(number);
}

/** Where to go in a history: a step back, one forth, or the state that an earlier step left. */
export type Move =
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'return'; readonly to: number };

/** Goes to another state of a working, as its next step: what it leaves stays in the history. */
export async function moveWorking(
  trx: Transaction,
  workingId: string,
  { move, seen }: { readonly move: Move; readonly seen: number },
  doing: Doing,
): Promise<Result<number, StepProblem>> {
  const history = await holdHistory(trx, workingId, seen);
  if (!history.ok) return history;
  const target = targetOf(history.value, move);
  if (!target.ok) return target;
  const number = history.value.length + 1;
  const kind = ({ undo: 'undone', redo: 'redone', return: 'returned' } as const)[move.kind];
  await insertStep(
    trx,
    workingId,
    { number, kind, state: target.value, madeTo: null, change: null, ...by(doing) },
    null,
  );
  await record(trx, workingId, 'mapping.working-moved', { step: number, to: target.value }, doing);
  return accept(number);
}

function targetOf(history: readonly Step[], move: Move): Result<number, StepProblem> {
  switch (move.kind) {
    case 'undo': {
      const state = undoLeadsTo(history);
      return state === null ? refuse({ kind: 'nothing-to-undo' }) : accept(state);
    }
    case 'redo': {
      const state = redoLeadsTo(history);
      return state === null ? refuse({ kind: 'nothing-to-redo' }) : accept(state);
    }
    case 'return': {
      const step = history.find(({ number, state }) => number === move.to && state === number);
      return step === undefined ? refuse({ kind: 'no-such-step' }) : accept(step.number);
    }
  }
}

/** Writes something down about a working as it stands. Notes contradict nobody, so they are taken whatever happened meanwhile. */
export async function addNote(
  trx: Transaction,
  workingId: string,
  text: string,
  doing: Doing,
): Promise<Result<null, 'no-working' | 'blank-note' | 'note-too-long'>> {
  const written = text.trim();
  if (written === '') return refuse('blank-note');
  if (written.length > longestNote) return refuse('note-too-long');
  const last = (await listSteps(trx, workingId)).at(-1);
  if (last === undefined) return refuse('no-working');
  await insertNote(trx, workingId, { step: last.number, text: written, ...by(doing) });
  await record(trx, workingId, 'mapping.working-noted', { step: last.number }, doing);
  return accept(null);
}

/** The stored tables that a recipe uses, and the one that a change names besides. */
export async function tablesAtHand(
  db: Database,
  { tables }: Pick<WorkingState, 'tables'>,
  change?: Change,
): Promise<ReadonlyMap<string, TableAtHand>> {
  const ids = new Set([...Object.values(tables), ...(change?.kind === 'add-indicator' ? [change.table] : [])]);
  const found = new Map<string, TableAtHand>();
  for (const id of ids) {
    const table = await findTable(db, id);
    if (table !== null) found.set(id, table);
  }
  return found;
}

async function holdHistory(
  trx: Transaction,
  workingId: string,
  seen: number,
): Promise<Result<readonly Step[], StepProblem>> {
  await holdWorking(trx, workingId);
  const history = await listSteps(trx, workingId);
  if (history.length === 0) return refuse({ kind: 'no-working' });
  const since = history.filter(({ number }) => number > seen);
  return since.length > 0 ? refuse({ kind: 'changed-meanwhile', since }) : accept(history);
}

async function recipeOf(trx: Transaction, workingId: string, number: number): Promise<WorkingState> {
  const state = await findState(trx, workingId, number);
  if (state === null) throw new Error(`step ${number} of the working ${workingId} left no recipe`);
  return state;
}

async function record(
  trx: Transaction,
  workingId: string,
  action: string,
  detail: Readonly<Record<string, string | number>>,
  { actor }: Doing,
): Promise<void> {
  await appendAudit(trx, { actor, action, subject: `working:${workingId}`, detail });
}

function by({ actor, now }: Doing): Pick<Step, 'by' | 'at'> {
  return { by: actor, at: now };
}
