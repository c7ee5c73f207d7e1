import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { Sitting } from '../core/limits.ts';
import type { ModerationTables } from './tables.ts';

/** How somebody likes to work. */
export interface Habits {
  /** Languages they say they read; empty while they have not said. */
  readonly languages: readonly string[];
  /** Whether single keys do what buttons do. Off unless they ask for it. */
  readonly hasKeys: boolean;
}

export async function findHabits(db: Database, personId: string): Promise<Habits> {
  const row = await db
    .withTables<ModerationTables>()
    .selectFrom('moderation.people')
    .select(['languages', 'has_keys'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return { languages: row?.languages ?? [], hasKeys: row?.has_keys ?? false };
}

export async function saveHabits(trx: Transaction, personId: string, { languages, hasKeys }: Habits): Promise<void> {
  await sql`insert into moderation.people (person_id, languages, has_keys)
    values (${personId}, ${[...languages]}::text[], ${hasKeys})
    on conflict (person_id) do update set languages = excluded.languages, has_keys = excluded.has_keys`.execute(trx);
}

export async function findSitting(db: Database, personId: string): Promise<Sitting | null> {
  const row = await db
    .withTables<ModerationTables>()
    .selectFrom('moderation.people')
    .select(['began_at', 'last_at'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (row === undefined || row.began_at === null || row.last_at === null) return null;
  return { beganAt: row.began_at, lastAt: row.last_at };
}

/** The one sitting that is known of somebody: the next takes its place, so that nobody can be read from it but now. */
export async function saveSitting(db: Database, personId: string, { beganAt, lastAt }: Sitting): Promise<void> {
  await sql`insert into moderation.people (person_id, began_at, last_at) values (${personId}, ${beganAt}, ${lastAt})
    on conflict (person_id) do update set began_at = excluded.began_at, last_at = excluded.last_at`.execute(db);
}

export async function insertRefusal(trx: Transaction, caseId: string, personId: string, at: Date): Promise<void> {
  await trx
    .withTables<ModerationTables>()
    .insertInto('moderation.refusals')
    .values({ case_id: caseId, person_id: personId, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Ids of those who should not decide a case, as they said themselves. */
export async function listRefusals(db: Database, caseId: string): Promise<readonly string[]> {
  const rows = await db
    .withTables<ModerationTables>()
    .selectFrom('moderation.refusals')
    .select('person_id')
    .where('case_id', '=', caseId)
    .orderBy('person_id')
    .execute();
  return rows.map((row) => row.person_id);
}
