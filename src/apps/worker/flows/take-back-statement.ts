import { closeCase } from '#domains/moderation';
import { kinds } from '#domains/moderation/core';
import { type Counting, takeBack } from '#domains/voices';
import type { Database } from '#platform/database';
import { subjectOf } from './statement-subject.ts';

/** Deletes a statement for good, here and in the queue. The case first: whoever decides about it holds it in the same order. */
export function takeBackStatement(
  db: Database,
  waveId: string,
  statementId: string,
  counting: Counting,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await closeCase(trx, { kind: kinds.statement.id, subjectId: subjectOf(waveId, statementId), actor: 'author' });
    return takeBack(trx, waveId, statementId, counting);
  });
}
