import { openCase } from '#domains/moderation';
import { type Kind, kinds, type Label } from '#domains/moderation/core';
import { askForWall, type SlurList, type WallRequest } from '#domains/voices';
import type { Codes, NewCode } from '#platform/codes';
import type { Database } from '#platform/database';
import { readLineage } from './lineage.ts';
import { noticeWords } from './notice-words.ts';
import { subjectOf } from './statement-subject.ts';

export interface AskForPlace extends WallRequest {
  readonly waveId: string;
  readonly statementId: string;
  /** The code that its writer holds: it deletes the statement, and tells what was decided. */
  readonly code: NewCode;
  readonly slurs: SlurList;
}

/** Keeps the words of somebody who asks for the wall, and puts them into the queue of moderation: both or neither. */
export async function askForPlace(
  db: Database,
  codes: Codes,
  { waveId, statementId, code, slurs, ...request }: AskForPlace,
  now: Date,
): Promise<'asked' | 'asked-before' | 'gone'> {
  const kind: Kind = kinds.statement;
  const { words, language } = request.draft;
  const labels: readonly Label[] = noticeWords(words, language, slurs).labels;
  const places =
    request.areaCode === null ? [] : (await readLineage(db, { code: request.areaCode })).map(({ code: area }) => area);
  const submission = { language, labels, places, groupKey: null };
  return db.transaction().execute(async (trx) => {
    const outcome = await askForWall(trx, waveId, statementId, request);
    if (outcome !== 'asked') return outcome;
    const subjectId = subjectOf(waveId, statementId);
    // One code for one statement: the receipt of moderation is the code that its writer holds already.
    const sameCode = { ...codes, make: () => code };
    await openCase(trx, sameCode, { kind, subjectId, submission, actor: 'program', now });
    return outcome;
  });
}
