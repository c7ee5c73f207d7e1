import type { Transaction } from '#platform/database';
import type { Draft } from '../core/draft.ts';
import type { StatementState } from '../core/statement.ts';
import { hourOf } from '../core/tally.ts';
import { holdStatement, updateStatement } from '../store/statements.ts';
import { countOne, leaveMark } from '../store/tallies.ts';
import { hashOfStatement } from './hash-of-statement.ts';
import type { Counting } from './prepare-statement.ts';

/** What somebody wants on the wall. */
export interface WallRequest {
  readonly draft: Draft;
  readonly firstName: string | null;
  readonly areaCode: string | null;
}

/**
 * Asks for a place on the wall: from now on the words are kept, and wait to be looked at. asked-before: they wait already, or have been decided
 * about. gone: they were taken back, or were never of the writer's own.
 */
export async function askForWall(
  trx: Transaction,
  waveId: string,
  id: string,
  { draft, firstName, areaCode }: WallRequest,
): Promise<'asked' | 'asked-before' | 'gone'> {
  const statement = await holdStatement(trx, waveId, id);
  if (statement === null) return 'gone';
  if (statement.state !== 'prepared') return 'asked-before';
  const { words, language } = draft;
  await updateStatement(trx, waveId, { ...statement, state: 'pending', words, language, firstName, areaCode });
  return 'asked';
}

/** What moderation decided, in the transaction of the decision. gone: its writer has taken it back, and nothing was changed. */
export async function settleStatement(
  trx: Transaction,
  waveId: string,
  id: string,
  state: Exclude<StatementState, 'prepared'>,
  { now, shard }: Counting,
): Promise<'done' | 'gone'> {
  const statement = await holdStatement(trx, waveId, id);
  if (statement === null || statement.state === 'prepared') return 'gone';
  await updateStatement(trx, waveId, { ...statement, state });
  const isFirst = state === 'shown' && (await leaveMark(trx, waveId, hashOfStatement(`shown ${id}`)));
  if (isFirst) await countOne(trx, waveId, { tally: 'shown', hour: hourOf(now), shard });
  return 'done';
}
