import { appendAudit } from '#platform/audit';
import type { Database, Transaction } from '#platform/database';
import { hourOf } from '../core/tally.ts';
import { deleteStatement, findByHashes, holdStatement } from '../store/statements.ts';
import { countOne } from '../store/tallies.ts';
import { hasTombstone, insertTombstone, listTombstones } from '../store/tombstones.ts';
import { hashOfStatement } from './hash-of-statement.ts';
import type { Counting } from './prepare-statement.ts';

/**
 * Deletes a statement for good: the row with its words, name and place goes, and a hash stays so that nothing brings it back, a moderator's restore
 * and a backup included. Twice is the same as once. Says whether it is gone; false for one that never was.
 */
export async function takeBack(
  trx: Transaction,
  waveId: string,
  id: string,
  { now, shard }: Counting,
): Promise<boolean> {
  const hash = hashOfStatement(id);
  if ((await holdStatement(trx, waveId, id)) === null) return hasTombstone(trx, waveId, hash);
  await deleteStatement(trx, waveId, id);
  await insertTombstone(trx, waveId, hash);
  await countOne(trx, waveId, { tally: 'withdrawn', hour: hourOf(now), shard });
  await appendAudit(trx, {
    actor: 'author',
    action: 'statement.taken-back',
    subject: `wave:${waveId}`,
    detail: { statement: hash },
  });
  return true;
}

/** The hashes of everything that was taken back. Kept apart from backups, they are replayed after one has been restored. */
export const listDeletions = (db: Database, waveId: string): Promise<readonly string[]> => listTombstones(db, waveId);

/** Takes away again what a backup has brought back. Says how many there were. */
export async function replayDeletions(trx: Transaction, waveId: string, hashes: readonly string[]): Promise<number> {
  const ids = await findByHashes(trx, waveId, hashes);
  for (const id of ids) await deleteStatement(trx, waveId, id);
  for (const hash of hashes) await insertTombstone(trx, waveId, hash);
  return ids.length;
}
