import { sql } from 'kysely';
import type { Database } from '#platform/database';

/** How often something may be tried within how long. */
export interface Allowance {
  readonly most: number;
  readonly seconds: number;
}

/**
 * Counts one more try of `subject` and says whether it was allowed. One statement, so that tries at the same moment are counted one by
 * one, on as many processes as there are. `subject` must not be readable as a person: pass a thing, or a keyed hash.
 */
export async function takeAttempt(db: Database, subject: string, { most, seconds }: Allowance): Promise<boolean> {
  const counted = await sql<{ count: number }>`
    insert into platform.attempts as known (subject, until)
    values (${subject}, clock_timestamp() + make_interval(secs => ${seconds}))
    on conflict (subject) do update set
      count = case when known.until <= clock_timestamp() then 1 else known.count + 1 end,
      until = case when known.until <= clock_timestamp() then excluded.until else known.until end
    returning count`.execute(db);
  return (counted.rows[0]?.count ?? most + 1) <= most;
}

/** The last try counts no more, those before it still do: it was the right one among many that may not be. */
export async function returnAttempt(db: Database, subject: string): Promise<void> {
  await sql`update platform.attempts set count = count - 1 where subject = ${subject} and count > 0`.execute(db);
}

/** What was tried before counts no more: it was the right person. */
export async function forgetAttempts(db: Database, subject: string): Promise<void> {
  await sql`delete from platform.attempts where subject = ${subject}`.execute(db);
}

/** Removes what no longer counts. */
export async function sweepAttempts(db: Database): Promise<void> {
  await sql`delete from platform.attempts where until <= clock_timestamp()`.execute(db);
}
