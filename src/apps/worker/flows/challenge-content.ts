import { createHash } from 'node:crypto';
import { findChallenge, findPublicVersions, findVersion, settleChallenge } from '#domains/mapping';
import type { ChallengeState } from '#domains/mapping/core';
import { type Content, type ContentState, kinds, type Part } from '#domains/moderation';
import type { SlurList } from '#domains/voices';
import type { Database } from '#platform/database';
import { judgedContent } from './judged-content.ts';
import { readLineage } from './lineage.ts';
import { noticeWords } from './notice-words.ts';

const stateOf: Readonly<Record<ContentState, ChallengeState>> = {
  pending: 'pending',
  'with-author': 'held',
  held: 'held',
  shown: 'shown',
  hidden: 'rejected',
};

/** What people say is wrong with a figure. */
export const challengePart = (slurs: SlurList): Part => ({
  kind: kinds.challenge,
  content: judgedContent(
    (db, subjectId) => readChallenge(db, subjectId, slurs),
    (trx, subjectId, state) => settleChallenge(trx, subjectId, stateOf[state]),
  ),
});

async function readChallenge(db: Database, id: string, slurs: SlurList): Promise<Content | null> {
  const challenge = await findChallenge(db, id);
  if (challenge === null) return null;
  const { areaCode, versionId, words, language, state } = challenge;
  const vintage = (await findVersion(db, versionId))?.version.vintage;
  const lineage = await readLineage(db, vintage === undefined ? { code: areaCode } : { vintage, code: areaCode });
  const isPublic = state === 'shown' && (await findPublicVersions(db)).some((version) => version.id === versionId);
  return {
    name: lineage[0]?.name ?? areaCode,
    address: isPublic ? `/map/challenges?map=${encodeURIComponent(versionId)}&area=${areaCode}` : null,
    version: createHash('sha256').update(words).digest('hex').slice(0, 32),
    passages: [{ text: words, language, spans: noticeWords(words, language, slurs).spans }],
    places: lineage.map(({ code }) => code),
    interested: [],
  };
}
