import { createHash } from 'node:crypto';
import { type Content, type ContentState, kinds, type Part } from '#domains/moderation';
import { findExample, hideWave, listPapers, listWaves, type SlurList, showExample } from '#domains/voices';
import { isThere, REPORT_PARTS, type Wave } from '#domains/voices/core';
import { approvedOf } from '#foundations/paper';
import type { Database } from '#platform/database';
import { judgedContent } from './judged-content.ts';
import { readLineage } from './lineage.ts';
import { noticeWords } from './notice-words.ts';

/** What moderation calls an example: its wave and itself. */
export const exampleSubject = (waveId: string, id: string): string => `${waveId}:${id}`;

/** Whether readers see it. What is held or goes back waits out of sight. */
const isSeen = (state: ContentState) => state === 'shown';

/** What a wave says of itself, and what it came to once that is told. Two people approve it; a reader who reports it leads two more to it, who take it away. */
export const wavePart = (slurs: SlurList): Part => ({
  kind: kinds.wave,
  content: judgedContent(
    (db, subjectId) => readWave(db, subjectId, slurs),
    (trx, subjectId, state, now) => hideWave(trx, subjectId, !isSeen(state), now),
  ),
});

/** What others have said, for readers of a wave. */
export const examplePart = (slurs: SlurList): Part => ({
  kind: kinds.example,
  content: judgedContent(
    (db, subjectId) => readExample(db, subjectId, slurs),
    async (trx, subjectId, state) => {
      const { waveId, id } = partsOfSubject(subjectId);
      return (await showExample(trx, waveId, id, isSeen(state))) ? 'done' : 'gone';
    },
  ),
});

async function readWave(db: Database, id: string, slurs: SlurList): Promise<Content | null> {
  const wave = (await listWaves(db)).find((one) => one.id === id && one.approvedAt !== null);
  if (wave === undefined) return null;
  const { title, aim, audience, organiser, prompts } = wave.content;
  const report = approvedOf(await listPapers(db, id, 'report'))?.body ?? null;
  const reported = report === null ? [] : REPORT_PARTS.map((part) => report[part]);
  const said = [
    title,
    aim,
    ...(audience ? [audience] : []),
    organiser.about,
    organiser.funding,
    ...prompts,
    ...reported,
  ];
  const passages = said.flatMap((texts) => Object.entries(texts)).map(([language, text]) => ({ language, text }));
  return {
    ...(await aboutWave(db, wave)),
    name: wave.slug,
    address: isThere(wave) ? `/waves/${wave.slug}` : null,
    version: digest([wave.content, report]),
    passages: passages.map((passage) => ({
      ...passage,
      spans: noticeWords(passage.text, passage.language, slurs).spans,
    })),
  };
}

async function readExample(db: Database, subjectId: string, slurs: SlurList): Promise<Content | null> {
  const { waveId, id } = partsOfSubject(subjectId);
  const wave = (await listWaves(db)).find((one) => one.id === waveId);
  const example = wave === undefined ? null : await findExample(db, waveId, id);
  if (wave === undefined || example === null) return null;
  const { words, language, isShown } = example;
  return {
    ...(await aboutWave(db, wave)),
    name: wave.slug,
    address: isShown && isThere(wave) ? `/waves/${wave.slug}` : null,
    version: digest([words, language]),
    passages: [{ text: words, language, spans: noticeWords(words, language, slurs).spans }],
  };
}

/** Where it is for, and who made it, who decides nothing about it. */
async function aboutWave(db: Database, { areas, createdBy }: Wave): Promise<Pick<Content, 'places' | 'interested'>> {
  const lineages = await Promise.all(areas.map((code) => readLineage(db, { code })));
  return {
    places: [...new Set(lineages.flat().map(({ code }) => code))],
    interested: [createdBy.replace(/^staff:/, '')],
  };
}

function partsOfSubject(subjectId: string): { readonly waveId: string; readonly id: string } {
  const at = subjectId.indexOf(':');
  return { waveId: subjectId.slice(0, at), id: subjectId.slice(at + 1) };
}

const digest = (what: unknown) => createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 32);
