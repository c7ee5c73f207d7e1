import { createHash } from 'node:crypto';
import { findNote, findRound, settleNote } from '#domains/fieldwork';
import { namesIn } from '#domains/fieldwork/core';
import { type Content, type ContentState, kinds, type Part } from '#domains/moderation';
import type { SlurList } from '#domains/voices';
import type { Database } from '#platform/database';
import { judgedContent } from './judged-content.ts';
import { readLineage } from './lineage.ts';
import { noticeWords } from './notice-words.ts';

const stateOf: Readonly<Record<ContentState, Parameters<typeof settleNote>[2]>> = {
  pending: 'pending',
  'with-author': 'held',
  held: 'held',
  shown: 'shown',
  hidden: 'refused',
};

/** What partners write about services. Let through, coordinators read it; the public never does. Refused, it is deleted at once. */
export const notePart = (slurs: SlurList): Part => ({
  kind: kinds['field-note'],
  content: judgedContent(
    (db, subjectId) => readNote(db, subjectId, slurs),
    (trx, subjectId, state) => settleNote(trx, subjectId, stateOf[state]),
  ),
});

/** What is noticed in a note: names of people and places of worship are veiled beside all else. */
export function noticeInNote(words: string, language: string, slurs: SlurList) {
  const { labels, spans } = noticeWords(words, language, slurs);
  const named = namesIn(words).map(({ from, to }) => ({ from, to, kind: 'contact' as const }));
  return {
    labels: named.length > 0 ? [...new Set([...labels, 'names-somebody' as const])] : labels,
    spans: [...spans, ...named],
  };
}

async function readNote(db: Database, id: string, slurs: SlurList): Promise<Content | null> {
  const note = await findNote(db, id);
  const round = note === null ? null : await findRound(db, note.roundId);
  if (note === null || round === null) return null;
  const { areaCode, words, language } = note;
  const lineage = await readLineage(db, { vintage: round.vintage, code: areaCode });
  return {
    name: lineage[0]?.name ?? areaCode,
    address: null,
    version: createHash('sha256').update(words).digest('hex').slice(0, 32),
    passages: [{ text: words, language, spans: noticeInNote(words, language, slurs).spans }],
    places: lineage.map(({ code }) => code),
    interested: [],
  };
}
