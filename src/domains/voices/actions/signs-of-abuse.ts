import type { Database } from '#platform/database';
import { type SignsOfAbuse, signsIn } from '../core/signs-of-abuse.ts';
import type { Wave } from '../core/wave.ts';
import { listHours } from '../store/tallies.ts';

/** What an organiser is shown of attempts to make a wave look larger than it is, or to open what is somebody else's. */
export async function signsOfAbuse(db: Database, { id }: Pick<Wave, 'id'>): Promise<SignsOfAbuse> {
  return signsIn(await listHours(db, id));
}
