import { createHash } from 'node:crypto';
import type { Database, Transaction } from '#platform/database';
import type { StraightTalkTables } from './tables.ts';

/** Keeps what a source said, as a checker copied it, and tells its hash. The same text is kept once. */
export async function keepSourceText(trx: Transaction, words: string): Promise<string> {
  const sha256 = createHash('sha256').update(words).digest('hex');
  await trx
    .withTables<StraightTalkTables>()
    .insertInto('straight_talk.source_texts')
    .values({ sha256, words })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return sha256;
}

export async function findSourceText(db: Database, sha256: string): Promise<string | null> {
  const row = await db
    .withTables<StraightTalkTables>()
    .selectFrom('straight_talk.source_texts')
    .select('words')
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row?.words ?? null;
}

/** Which of these texts are kept here. */
export async function knownSourceTexts(db: Database, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await db
    .withTables<StraightTalkTables>()
    .selectFrom('straight_talk.source_texts')
    .select('sha256')
    .where('sha256', 'in', [...hashes])
    .execute();
  return new Set(rows.map(({ sha256 }) => sha256));
}
