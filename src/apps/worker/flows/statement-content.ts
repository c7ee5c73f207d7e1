import { createHash, randomInt } from 'node:crypto';
import { type Content, type ContentState, kinds, type Part } from '#domains/moderation';
import { findStatement, listWaves, SHARDS, type SlurList, settleStatement } from '#domains/voices';
import type { StatementState } from '#domains/voices/core';
import type { Database } from '#platform/database';
import { judgedContent } from './judged-content.ts';
import { readLineage } from './lineage.ts';
import { noticeWords } from './notice-words.ts';
import { readSubject } from './statement-subject.ts';

/** What becomes of a statement on the wall, for each state that moderation knows. */
const stateOf: Readonly<Record<ContentState, Exclude<StatementState, 'prepared'>>> = {
  pending: 'pending',
  'with-author': 'held',
  held: 'held',
  shown: 'shown',
  hidden: 'rejected',
};

/** What people wrote for a wall. */
export const statementPart = (slurs: SlurList): Part => ({
  kind: kinds.statement,
  content: judgedContent(
    (db, subjectId) => readStatement(db, subjectId, slurs),
    async (trx, subjectId, state, now) => {
      const subject = readSubject(subjectId);
      if (subject === null) return 'gone';
      const counting = { now, shard: randomInt(SHARDS) };
      return settleStatement(trx, subject.waveId, subject.statementId, stateOf[state], counting);
    },
  ),
});

/** Null once its writer has taken it back, and as long as it is private to her. */
async function readStatement(db: Database, subjectId: string, slurs: SlurList): Promise<Content | null> {
  const subject = readSubject(subjectId);
  const statement = subject === null ? null : await findStatement(db, subject.waveId, subject.statementId);
  const wave = (await listWaves(db)).find(({ id }) => id === subject?.waveId);
  if (statement === null || statement.words === null || wave === undefined) return null;
  const { words, language, firstName, areaCode, state } = statement;
  const said = [words, ...(firstName === null ? [] : [firstName])];
  return {
    name: '',
    address: state === 'shown' ? `/waves/${wave.slug}/wall` : null,
    version: createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32),
    passages: said.map((text) => ({ text, language, spans: noticeWords(text, language, slurs).spans })),
    places: areaCode === null ? [] : (await readLineage(db, { code: areaCode })).map(({ code }) => code),
    // Whoever made the wave does not decide what stands on its wall.
    interested: [wave.createdBy.replace(/^staff:/, '')],
  };
}
