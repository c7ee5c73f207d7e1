import type { Database } from '#platform/database';
import { hourOf, type Tally } from '../core/tally.ts';
import { countOne, leaveMark } from '../store/tallies.ts';
import type { Counting } from './prepare-statement.ts';

/**
 * Counts something that can happen once for one mark: a share button pressed, a question answered. `mark` is a keyed hash that nobody without the
 * installation's secret can trace to a statement. Says whether it counted.
 */
export async function countOnce(
  db: Database,
  waveId: string,
  {
    tally,
    mark,
  }: { readonly tally: Extract<Tally, 'copied' | 'crowded' | 'opened' | 'shared' | 'declined'>; readonly mark: string },
  { now, shard }: Counting,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const isFirst = await leaveMark(trx, waveId, mark);
    if (isFirst) await countOne(trx, waveId, { tally, hour: hourOf(now), shard });
    return isFirst;
  });
}

/** Counts that a code was tried which opened nothing of this wave. What was tried is nowhere. */
export async function countGuess(db: Database, waveId: string, { now, shard }: Counting): Promise<void> {
  await db.transaction().execute((trx) => countOne(trx, waveId, { tally: 'guessed', hour: hourOf(now), shard }));
}
