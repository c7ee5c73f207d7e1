import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { Entry } from '../core/entry.ts';
import type { RequirementId } from '../core/requirement.ts';
import type { ReadinessTables } from './tables.ts';

function selectEntries(db: Database) {
  return db
    .withTables<ReadinessTables>()
    .selectFrom('readiness.entries')
    .select([
      'id',
      'requirement',
      'version',
      'text',
      'recorded_by as recordedBy',
      'recorded_at as recordedAt',
      sql<string>`to_char(review_by, 'YYYY-MM-DD')`.as('reviewBy'),
    ]);
}

/** The newest version of each requirement that has one. */
export async function listLatest(db: Database): Promise<readonly Entry[]> {
  return selectEntries(db).distinctOn('requirement').orderBy('requirement').orderBy('version', 'desc').execute();
}

/** The newest first. */
export async function listVersions(db: Database, requirement: RequirementId): Promise<readonly Entry[]> {
  return selectEntries(db).where('requirement', '=', requirement).orderBy('version', 'desc').execute();
}

/** Lets nobody else add to the entries until the transaction ends. */
export async function holdEntries(trx: Transaction): Promise<void> {
  await sql`lock table readiness.entries in share row exclusive mode`.execute(trx);
}

export async function insertEntry(trx: Transaction, entry: Entry): Promise<void> {
  await trx
    .withTables<ReadinessTables>()
    .insertInto('readiness.entries')
    .values({
      id: entry.id,
      requirement: entry.requirement,
      version: entry.version,
      text: entry.text,
      recorded_by: entry.recordedBy,
      recorded_at: entry.recordedAt,
      review_by: entry.reviewBy,
    })
    .execute();
}
