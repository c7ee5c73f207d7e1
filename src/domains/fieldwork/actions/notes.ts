import { randomBytes } from 'node:crypto';
import { presentable } from '#foundations/text';
import type { Transaction } from '#platform/database';
import { deleteNote, type FieldNote, findNote, findNoteOf, insertNote, setNoteState } from '../store/notes.ts';

const hour = 60 * 60 * 1000;
/** So long a note waits for somebody to look at it; then it goes, whatever it says. */
export const HOURS_OF_A_NOTE = 72;

/**
 * Keeps a note in place of the one that came before from the same person about the same area. Nobody sees it until it is let through. Tells which one is
 * new, and which has gone; the same words again change nothing, and no words take the note back.
 */
export async function keepNote(
  trx: Transaction,
  { words: typed, ...of }: Pick<FieldNote, 'roundId' | 'assessorId' | 'areaCode' | 'words' | 'language'>,
  now: Date,
): Promise<{ readonly added: string | null; readonly gone: string | null }> {
  const words = presentable(typed);
  const before = await findNoteOf(trx, of);
  if (before?.words === words || (before === null && words === '')) return { added: null, gone: null };
  if (before !== null) await deleteNote(trx, before.id);
  if (words === '') return { added: null, gone: before?.id ?? null };
  const id = randomBytes(16).toString('hex');
  // To the hour: when exactly somebody wrote is nobody's business.
  const deleteAt = new Date(Math.floor(now.getTime() / hour) * hour + HOURS_OF_A_NOTE * hour);
  await insertNote(trx, { id, ...of, words, state: 'pending', deleteAt });
  return { added: id, gone: before?.id ?? null };
}

/** Brings it to what was decided. What is refused is deleted at once: there is nothing to restore. */
export async function settleNote(
  trx: Transaction,
  id: string,
  state: 'pending' | 'held' | 'shown' | 'refused',
): Promise<'done' | 'gone'> {
  if ((await findNote(trx, id)) === null) return 'gone';
  if (state === 'refused') await deleteNote(trx, id);
  else await setNoteState(trx, id, state);
  return 'done';
}

/** Deletes one that is still there. */
export async function removeNote(db: Transaction, id: string): Promise<boolean> {
  const wasThere = (await findNote(db, id)) !== null;
  if (wasThere) await deleteNote(db, id);
  return wasThere;
}
