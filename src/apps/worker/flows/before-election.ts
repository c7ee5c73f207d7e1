import { electionLock, isRunning } from '#domains/readiness';
import type { Database } from '#platform/database';

/** Whether this installation belongs to a public authority, and the weeks before an election run: nothing new is published in them. */
export async function isBeforeElection(db: Database, now: Date): Promise<boolean> {
  const lock = await electionLock(db, now);
  return lock !== null && isRunning(lock, now);
}
