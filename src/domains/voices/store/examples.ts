import type { Database, Transaction } from '#platform/database';
import type { VoicesTables } from './tables.ts';

/** What somebody has said before, with their consent, for others to read before they write. */
export interface Example {
  readonly id: string;
  readonly words: string;
  readonly language: string;
}

/** Those that readers see, in their order. */
export async function listExamples(db: Database, waveId: string): Promise<readonly Example[]> {
  return db
    .withTables<VoicesTables>()
    .selectFrom('voices.examples')
    .select(['id', 'words', 'language'])
    .where('wave_id', '=', waveId)
    .where('is_shown', '=', true)
    .orderBy('place')
    .orderBy('id')
    .execute();
}

export async function insertExample(
  trx: Transaction,
  waveId: string,
  example: Example & { readonly place: number; readonly consentedOn: string; readonly isShown: boolean },
): Promise<void> {
  const { id, words, language, place, consentedOn, isShown } = example;
  await trx
    .withTables<VoicesTables>()
    .insertInto('voices.examples')
    .values({ wave_id: waveId, id, place, language, words, consented_on: consentedOn, is_shown: isShown })
    .execute();
}

/** With whether readers see it. */
export async function findExample(
  db: Database,
  waveId: string,
  id: string,
): Promise<(Example & { readonly isShown: boolean }) | null> {
  const row = await db
    .withTables<VoicesTables>()
    .selectFrom('voices.examples')
    .select(['id', 'words', 'language', 'is_shown'])
    .where('wave_id', '=', waveId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { is_shown, ...example } = row;
  return { ...example, isShown: is_shown };
}

/** Says whether there is one. */
export async function showExample(trx: Transaction, waveId: string, id: string, isShown: boolean): Promise<boolean> {
  const row = await trx
    .withTables<VoicesTables>()
    .updateTable('voices.examples')
    .set({ is_shown: isShown })
    .where('wave_id', '=', waveId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes every example of a wave away, or the one with these words. */
export async function deleteExamples(trx: Transaction, waveId: string, words: string | null = null): Promise<void> {
  const all = trx.withTables<VoicesTables>().deleteFrom('voices.examples').where('wave_id', '=', waveId);
  await (words === null ? all : all.where('words', '=', words)).execute();
}
