import type { Selectable } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { FieldworkTables, NoteState } from './tables.ts';

/** A few words about services. */
export interface FieldNote {
  readonly id: string;
  readonly roundId: string;
  readonly assessorId: string;
  readonly areaCode: string;
  readonly words: string;
  readonly language: string;
  readonly state: NoteState;
  /** When it goes unless somebody has let it through. */
  readonly deleteAt: Date;
}

const notes = (db: Database) => db.withTables<FieldworkTables>().selectFrom('fieldwork.notes').selectAll();

export async function findNote(db: Database, id: string): Promise<FieldNote | null> {
  const row = await notes(db).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : noteOf(row);
}

export async function findNoteOf(
  db: Database,
  { roundId, assessorId, areaCode }: Pick<FieldNote, 'roundId' | 'assessorId' | 'areaCode'>,
): Promise<FieldNote | null> {
  const row = await notes(db)
    .where('round_id', '=', roundId)
    .where('assessor_id', '=', assessorId)
    .where('area_code', '=', areaCode)
    .executeTakeFirst();
  return row === undefined ? null : noteOf(row);
}

export async function listNotesOf(db: Database, roundId: string, assessorIds: readonly string[]) {
  if (assessorIds.length === 0) return [];
  const rows = await notes(db)
    .where('round_id', '=', roundId)
    .where('assessor_id', 'in', [...assessorIds])
    .execute();
  return rows.map(noteOf);
}

/** Those that somebody let through, by area. */
export async function listShownNotes(db: Database, roundId: string): Promise<readonly FieldNote[]> {
  const rows = await notes(db)
    .where('round_id', '=', roundId)
    .where('state', '=', 'shown')
    .orderBy('area_code')
    .orderBy('id')
    .execute();
  return rows.map(noteOf);
}

/** Those whose time is over and that nobody let through. */
export async function listNotesToDelete(db: Database, now: Date): Promise<readonly FieldNote[]> {
  const rows = await notes(db).where('state', '<>', 'shown').where('delete_at', '<=', now).orderBy('id').execute();
  return rows.map(noteOf);
}

export async function insertNote(trx: Transaction, note: FieldNote): Promise<void> {
  const { id, words, language, state } = note;
  await trx
    .withTables<FieldworkTables>()
    .insertInto('fieldwork.notes')
    .values({
      ...{ round_id: note.roundId, id, assessor_id: note.assessorId, area_code: note.areaCode },
      ...{ words, language, state, delete_at: note.deleteAt },
    })
    .execute();
}

export async function setNoteState(trx: Transaction, id: string, state: NoteState): Promise<void> {
  await trx.withTables<FieldworkTables>().updateTable('fieldwork.notes').set({ state }).where('id', '=', id).execute();
}

export async function deleteNote(trx: Transaction, id: string): Promise<void> {
  await trx.withTables<FieldworkTables>().deleteFrom('fieldwork.notes').where('id', '=', id).execute();
}

function noteOf(row: Selectable<FieldworkTables['fieldwork.notes']>): FieldNote {
  return {
    ...{ id: row.id, roundId: row.round_id, assessorId: row.assessor_id, areaCode: row.area_code },
    ...{ words: row.words, language: row.language, state: row.state, deleteAt: row.delete_at },
  };
}
