import type { Selectable } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { Save, SaveOutcome } from '../core/working/save.ts';
import type { MappingTables } from './tables.ts';

export async function insertSave(
  trx: Transaction,
  { workingId, step, askedBy, askedAt }: Omit<Save, 'id' | 'outcome'>,
): Promise<string> {
  const { id } = await trx
    .withTables<MappingTables>()
    .insertInto('mapping.working_saves')
    .values({ working_id: workingId, step, asked_by: askedBy, asked_at: askedAt, state: 'waiting', progress: 0 })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function findSave(db: Database, id: string): Promise<Save | null> {
  const row = await db
    .withTables<MappingTables>()
    .selectFrom('mapping.working_saves')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : saveOf(row);
}

/** The saves of a working, the newest first. */
export async function listSaves(db: Database, workingId: string): Promise<readonly Save[]> {
  const rows = await db
    .withTables<MappingTables>()
    .selectFrom('mapping.working_saves')
    .selectAll()
    .where('working_id', '=', workingId)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(saveOf);
}

/** Says how far a save is. One that has ended stays as it ended. */
export async function noteProgress(db: Database, id: string, progress: number): Promise<void> {
  await db
    .withTables<MappingTables>()
    .updateTable('mapping.working_saves')
    .set({ state: 'building', progress })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'building'])
    .execute();
}

/** Ends a save; false where it has ended already. */
export async function endSave(
  trx: Transaction,
  id: string,
  outcome: Exclude<SaveOutcome, { readonly state: 'waiting' | 'building' }>,
): Promise<boolean> {
  const ended = await trx
    .withTables<MappingTables>()
    .updateTable('mapping.working_saves')
    .set({
      state: outcome.state,
      version_id: outcome.state === 'stored' ? outcome.versionId : null,
      problem: outcome.state === 'refused' ? JSON.stringify(outcome.problem) : null,
    })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'building'])
    .returning('id')
    .execute();
  return ended.length === 1;
}

function saveOf(row: Selectable<MappingTables['mapping.working_saves']>): Save {
  const { id, working_id: workingId, step, asked_by: askedBy, asked_at: askedAt } = row;
  return { id, workingId, step, askedBy, askedAt, outcome: outcomeOf(row) };
}

function outcomeOf({
  state,
  progress,
  problem,
  version_id: versionId,
}: Selectable<MappingTables['mapping.working_saves']>): SaveOutcome {
  switch (state) {
    case 'waiting':
    case 'building':
      return { state, progress };
    case 'refused':
      return { state, problem };
    case 'failed':
      return { state };
    case 'stored':
      if (versionId === null) throw new Error('a save that was stored names no version');
      return { state, versionId };
  }
}
