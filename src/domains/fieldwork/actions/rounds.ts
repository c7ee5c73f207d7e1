import { randomBytes } from 'node:crypto';
import type { Vintage } from '#domains/geography';
import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import type { Question } from '../core/instrument/question.ts';
import { standardQuestions } from '../core/instrument/standard.ts';
import type { Task } from '../core/round/plan.ts';
import { findObstacle, MOST_AREAS, type Round, type RoundProblem } from '../core/round/round.ts';
import { listAssessors, listAssignments } from '../store/people.ts';
import { findRoundBySlug, holdRound, insertRound, storeDone, updateRound } from '../store/rounds.ts';

export interface Doing {
  /** "staff:ID". */
  readonly actor: string;
  readonly now: Date;
}

/** What a coordinator says when a round begins. */
export interface NewRound {
  readonly slug: string;
  readonly title: string;
  readonly vintage: Vintage;
  readonly areas: readonly string[];
  readonly beginsOn: string;
}

/** Makes a round with the standard questions. Nobody is asked anything yet. */
export async function beginRound(
  trx: Transaction,
  { areas, ...round }: NewRound,
  { actor, now }: Doing,
): Promise<Result<string, RoundProblem | 'taken'>> {
  const codes = [...new Set(areas)].sort();
  if (codes.length === 0) return refuse('no-areas');
  if (codes.length > MOST_AREAS) return refuse('too-many-areas');
  if ((await findRoundBySlug(trx, round.slug)) !== null) return refuse('taken');
  const id = randomBytes(16).toString('hex');
  await insertRound(
    trx,
    { id, ...round, areas: codes, questions: standardQuestions, state: 'draft', createdBy: actor },
    now,
  );
  await appendAudit(trx, { actor, action: 'fieldwork.round-begun', subject: `round:${id}` });
  return accept(id);
}

/** Which questions are asked, while nobody has been asked any. */
export const changeQuestions = (trx: Transaction, roundId: string, questions: readonly Question[], doing: Doing) =>
  change(trx, roundId, 'fieldwork.questions-changed', doing, (round) => {
    if (round.state !== 'draft') return refuse('not-a-draft');
    return questions.length === 0 ? refuse('no-questions') : accept({ ...round, questions });
  });

/** Opens the links of the assessors. */
export const openRound = (trx: Transaction, roundId: string, doing: Doing) =>
  change(trx, roundId, 'fieldwork.round-opened', doing, async (round) => {
    const obstacle = findObstacle(round, await listAssignments(trx, roundId), await listAssessors(trx, roundId));
    return obstacle === null ? accept({ ...round, state: 'open' }) : refuse(obstacle);
  });

/** Nothing more is taken in. What was said stays until a partner takes it back. */
export const closeRound = (trx: Transaction, roundId: string, doing: Doing) =>
  change(trx, roundId, 'fieldwork.round-closed', doing, (round) =>
    round.state === 'open' ? accept({ ...round, state: 'closed' }) : refuse('not-open'),
  );

/** Somebody has done a task of the plan, or says that it was not done after all. */
export async function tickTask(
  trx: Transaction,
  roundId: string,
  { task, isDone, on }: { readonly task: Task; readonly isDone: boolean; readonly on: string },
  { actor }: Doing,
): Promise<void> {
  await storeDone(trx, roundId, task, isDone ? { by: actor, on } : null);
  const action = isDone ? 'fieldwork.task-done' : 'fieldwork.task-reopened';
  await appendAudit(trx, { actor, action, subject: `round:${roundId}`, detail: { task } });
}

type Decision = Result<Round, RoundProblem>;

async function change(
  trx: Transaction,
  roundId: string,
  action: string,
  { actor }: Doing,
  decide: (round: Round) => Decision | Promise<Decision>,
): Promise<Result<null, RoundProblem | 'gone'>> {
  const round = await holdRound(trx, roundId);
  if (round === null) return refuse('gone');
  const decided = await decide(round);
  if (!decided.ok) return decided;
  await updateRound(trx, decided.value);
  await appendAudit(trx, { actor, action, subject: `round:${roundId}` });
  return accept(null);
}
