import type { Selectable } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { Question } from '../core/instrument/question.ts';
import { isTask, type Task } from '../core/round/plan.ts';
import type { Round } from '../core/round/round.ts';
import type { FieldworkTables } from './tables.ts';

const rounds = (db: Database) => db.withTables<FieldworkTables>().selectFrom('fieldwork.rounds').selectAll();

/** The newest first. */
export async function listRounds(db: Database): Promise<readonly Round[]> {
  return (await rounds(db).orderBy('created_at', 'desc').orderBy('id').execute()).map(roundOf);
}

export async function findRound(db: Database, id: string): Promise<Round | null> {
  const row = await rounds(db).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : roundOf(row);
}

export async function findRoundBySlug(db: Database, slug: string): Promise<Round | null> {
  const row = await rounds(db).where('slug', '=', slug).executeTakeFirst();
  return row === undefined ? null : roundOf(row);
}

/** Held until the transaction ends: of two who change a round at once, the second sees what the first did. */
export async function holdRound(trx: Transaction, id: string): Promise<Round | null> {
  const row = await rounds(trx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : roundOf(row);
}

export async function insertRound(trx: Transaction, round: Round, now: Date): Promise<void> {
  await trx
    .withTables<FieldworkTables>()
    .insertInto('fieldwork.rounds')
    .values({
      ...{ id: round.id, slug: round.slug, title: round.title, vintage: round.vintage, areas: round.areas },
      ...{ questions: JSON.stringify(round.questions), begins_on: round.beginsOn, state: round.state },
      ...{ created_by: round.createdBy, created_at: now },
    })
    .execute();
}

export async function updateRound(trx: Transaction, round: Round): Promise<void> {
  await trx
    .withTables<FieldworkTables>()
    .updateTable('fieldwork.rounds')
    .set({
      ...{ title: round.title, areas: round.areas, questions: JSON.stringify(round.questions) },
      ...{ begins_on: round.beginsOn, state: round.state },
    })
    .where('id', '=', round.id)
    .execute();
}

export async function listDone(
  db: Database,
  roundId: string,
): Promise<ReadonlyMap<Task, { readonly by: string; readonly on: string }>> {
  const rows = await db
    .withTables<FieldworkTables>()
    .selectFrom('fieldwork.tasks')
    .selectAll()
    .where('round_id', '=', roundId)
    .execute();
  return new Map(
    rows.flatMap(({ task, done_by, done_on }) => (isTask(task) ? [[task, { by: done_by, on: done_on }] as const] : [])),
  );
}

/** Ticks a task off, or takes the tick away with null. */
export async function storeDone(
  trx: Transaction,
  roundId: string,
  task: Task,
  done: { readonly by: string; readonly on: string } | null,
): Promise<void> {
  const table = trx.withTables<FieldworkTables>();
  if (done === null)
    await table.deleteFrom('fieldwork.tasks').where('round_id', '=', roundId).where('task', '=', task).execute();
  else
    await table
      .insertInto('fieldwork.tasks')
      .values({ round_id: roundId, task, done_by: done.by, done_on: done.on })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

function roundOf(row: Selectable<FieldworkTables['fieldwork.rounds']>): Round {
  return {
    ...{ id: row.id, slug: row.slug, title: row.title, vintage: row.vintage, areas: row.areas },
    questions: row.questions as readonly Question[], // Our own code wrote them, from what was read as questions.
    ...{ beginsOn: row.begins_on, state: row.state, createdBy: row.created_by },
  };
}
