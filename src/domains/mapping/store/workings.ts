import { type Selectable, sql } from 'kysely';
import type { Vintage } from '#domains/geography';
import type { Database, Transaction } from '#platform/database';
import type { WorkingState } from '../core/working/apply-change.ts';
import type { Step } from '../core/working/steps.ts';
import type { Note, Working, WorkingHeading } from '../core/working/working.ts';
import type { MappingTables } from './tables.ts';

/** All workings, what was changed last first. */
export async function listWorkings(db: Database): Promise<readonly WorkingHeading[]> {
  const found = await sql<{
    id: string;
    version_id: string | null;
    vintage: Vintage;
    title: string;
    number: number;
    by: string;
    at: Date;
  }>`
    select workings.id, version_id, vintage, now.recipe ->> 'title' as title, last.number, last.by, last.at
    from mapping.workings
    cross join lateral (
      select * from mapping.working_steps where working_id = workings.id order by number desc limit 1
    ) as last
    join mapping.working_steps as now on now.working_id = workings.id and now.number = last.state
    order by last.at desc, workings.id
  `.execute(db);
  return found.rows.map(({ id, version_id: versionId, vintage, title, number, by, at }) => {
    return { id, title, versionId, vintage, steps: number, changedBy: by, changedAt: at };
  });
}

/** A working as it stands, with its history; null where there is none with this id. */
export async function findWorking(db: Database, id: string): Promise<Working | null> {
  const tables = db.withTables<MappingTables>();
  const working = await tables.selectFrom('mapping.workings').selectAll().where('id', '=', id).executeTakeFirst();
  if (working === undefined) return null;
  const steps = await listSteps(db, id);
  const last = steps.at(-1);
  const state = last === undefined ? null : await findState(db, id, last.state);
  if (state === null) throw new Error(`the working ${id} has no recipe`);
  const notes = await tables
    .selectFrom('mapping.working_notes')
    .selectAll()
    .where('working_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return { id, versionId: working.version_id, vintage: working.vintage, steps, notes: notes.map(noteOf), state };
}

/** The history of a working, the beginning first. */
export async function listSteps(db: Database, workingId: string): Promise<readonly Step[]> {
  const rows = await db
    .withTables<MappingTables>()
    .selectFrom('mapping.working_steps')
    .select(['number', 'kind', 'state', 'made_to', 'change', 'by', 'at'])
    .where('working_id', '=', workingId)
    .orderBy('number')
    .execute();
  return rows.map(({ made_to: madeTo, ...step }) => ({ ...step, madeTo }));
}

/** The recipe that a step left, and its tables; null where a step left none of its own. */
export async function findState(db: Database, workingId: string, number: number): Promise<WorkingState | null> {
  const row = await db
    .withTables<MappingTables>()
    .selectFrom('mapping.working_steps')
    .select(['recipe', 'tables'])
    .where('working_id', '=', workingId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.recipe && row.tables ? { recipe: row.recipe, tables: row.tables } : null;
}

/** The edition of the areas that a working is about. */
export async function findWorkingVintage(db: Database, id: string): Promise<Vintage> {
  const { vintage } = await db
    .withTables<MappingTables>()
    .selectFrom('mapping.workings')
    .select('vintage')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return vintage;
}

/** Makes everybody else who would add a step to a working wait until this transaction ends. */
export async function holdWorking(trx: Transaction, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`mapping.workings ${id}`}, 0))`.execute(trx);
}

export async function insertWorking(
  trx: Transaction,
  { versionId, vintage }: Pick<Working, 'versionId' | 'vintage'>,
): Promise<string> {
  const { id } = await trx
    .withTables<MappingTables>()
    .insertInto('mapping.workings')
    .values({ version_id: versionId, vintage })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Adds a step. `state` is its recipe where it has one of its own. */
export async function insertStep(
  trx: Transaction,
  workingId: string,
  step: Step,
  state: WorkingState | null,
): Promise<void> {
  const { number, kind, madeTo, change, by, at } = step;
  await trx
    .withTables<MappingTables>()
    .insertInto('mapping.working_steps')
    .values({
      ...{ working_id: workingId, number, kind, state: step.state, made_to: madeTo, by, at },
      change: change === null ? null : JSON.stringify(change),
      recipe: state === null ? null : JSON.stringify(state.recipe),
      tables: state === null ? null : JSON.stringify(state.tables),
    })
    .execute();
}

export async function insertNote(trx: Transaction, workingId: string, note: Omit<Note, 'id'>): Promise<void> {
  await trx
    .withTables<MappingTables>()
    .insertInto('mapping.working_notes')
    .values({ working_id: workingId, ...note })
    .execute();
}

function noteOf({ id, step, text, by, at }: Selectable<MappingTables['mapping.working_notes']>): Note {
  return { id, step, text, by, at };
}
