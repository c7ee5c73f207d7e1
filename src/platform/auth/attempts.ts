import { sql } from 'kysely';
import type { Database } from '#platform/database';

/** How often something may be tried within how long. */
export interface Allowance {
  readonly most: number;
  readonly seconds: number;
}

/**
 * Counts one more try of `subject` and says whether it was allowed. One statement, so that tries at the same moment are counted one by
 * one, on as many processes as there are. `subject` must not be readable as a person: pass a keyed hash.
 */
export async function takeAttempt(db: Database, subject: string, { most, seconds }: Allowance): Promise<boolean> {
  const counted = await sql<{ count: number }>`
    insert into auth.attempts as known (subject, since) values (${subject}, clock_timestamp())
    on conflict (subject) do update set
      count = case when known.since < clock_timestamp() - make_interval(secs => ${seconds}) then 1 else known.count + 1 end,
      since = case when known.since < clock_timestamp() - make_interval(secs => ${seconds}) then clock_timestamp() else known.since end
    returning count`.execute(db);
  return (counted.rows[0]?.count ?? most + 1) <= most;
}

/** What was tried before counts no more: it was the right person. */
export async function forgetAttempts(db: Database, subject: string): Promise<void> {
  await sql`delete from auth.attempts where subject = ${subject}`.execute(db);
}

/** Removes what no longer counts. */
export async function sweepAttempts(db: Database, seconds: number): Promise<void> {
  await sql`delete from auth.attempts where since < clock_timestamp() - make_interval(secs => ${seconds})`.execute(db);
}
