import { randomBytes } from 'node:crypto';
import {
  findAreaResult,
  findChallengeIdByCode,
  keepChallenge,
  takeBackChallenge,
  type VersionHeading,
} from '#domains/mapping';
import { longestChallenge, readWords, type WordsProblem } from '#domains/mapping/core';
import { closeCase, kinds, openCase } from '#domains/moderation';
import type { SlurList } from '#domains/voices';
import { accept, type Result, refuse } from '#foundations/result';
import type { Codes, NewCode } from '#platform/codes';
import type { Database } from '#platform/database';
import { readLineage } from './lineage.ts';
import { noticeWords } from './notice-words.ts';

/** What somebody typed into the form. */
export interface ChallengeForm {
  readonly areaCode: string;
  /** The id of an indicator; empty for the area as a whole. */
  readonly indicator: string;
  readonly words: string;
  readonly language: string;
}

export type ChallengeProblem =
  | { readonly kind: 'words'; readonly problem: WordsProblem }
  | { readonly kind: 'no-area' | 'no-indicator' | 'crowded' };

/**
 * Keeps that somebody says a figure of a public map is wrong, and puts it into the queue of moderation: both or neither. The code tells what was
 * decided, and takes it back. `hasRoom` is asked last, when everything else is right.
 */
export async function challengeFigure(
  db: Database,
  codes: Codes,
  slurs: SlurList,
  map: Pick<VersionHeading, 'id' | 'vintage'>,
  form: ChallengeForm,
  { now, hasRoom, indicators }: { readonly now: Date; hasRoom(): boolean; readonly indicators: readonly string[] },
): Promise<Result<NewCode, ChallengeProblem>> {
  const { areaCode, language } = form;
  const words = readWords(form.words, language, longestChallenge);
  if (!words.ok) return refuse({ kind: 'words', problem: words.problem });
  if (form.indicator !== '' && !indicators.includes(form.indicator)) return refuse({ kind: 'no-indicator' });
  if ((await findAreaResult(db, map.id, areaCode)) === null) return refuse({ kind: 'no-area' });
  if (!hasRoom()) return refuse({ kind: 'crowded' });
  const lineage = await readLineage(db, { vintage: map.vintage, code: areaCode });
  const submission = {
    language,
    labels: noticeWords(words.value, language, slurs).labels,
    places: lineage.map(({ code }) => code),
    groupKey: null,
  };
  const id = randomBytes(16).toString('hex');
  const code = codes.make('receipt');
  await db.transaction().execute(async (trx) => {
    const challenge = {
      id,
      versionId: map.id,
      areaCode,
      indicator: form.indicator === '' ? null : form.indicator,
      words: words.value,
      language,
      askedOn: now.toISOString().slice(0, 10),
    };
    await keepChallenge(trx, challenge, code.hash);
    const subject = { kind: kinds.challenge, subjectId: id, submission, actor: 'program', now };
    await openCase(trx, { ...codes, make: () => code }, subject);
  });
  return accept(code);
}

/** Deletes for good what the holder of a code has written. `unknown` for a code of anything else, and once it is gone. */
export async function takeBackByCode(
  db: Database,
  codes: Codes,
  typed: string,
): Promise<'gone' | 'unknown' | 'too-many'> {
  const guess = await codes.guess(db, 'receipt', typed, (hash) => findChallengeIdByCode(db, hash));
  if (guess.kind !== 'found') return guess.kind;
  const subjectId = guess.found;
  await db.transaction().execute(async (trx) => {
    await closeCase(trx, { kind: kinds.challenge.id, subjectId, actor: 'author' });
    await takeBackChallenge(trx, subjectId);
  });
  return 'gone';
}
