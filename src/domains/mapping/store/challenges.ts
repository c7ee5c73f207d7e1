import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { AnsweredChallenge, Challenge, ChallengeAnswer, ChallengeState } from '../core/challenge/challenge.ts';
import type { MappingTables } from './tables.ts';

/** `codeHash`: of the code that takes it back. */
export async function insertChallenge(trx: Transaction, challenge: Challenge, codeHash: string): Promise<void> {
  const { id, versionId, areaCode, indicator, words, language, state, askedOn } = challenge;
  await trx
    .withTables<MappingTables>()
    .insertInto('mapping.challenges')
    .values({
      id,
      version_id: versionId,
      area_code: areaCode,
      indicator,
      words,
      language,
      state,
      asked_on: askedOn,
      code_hash: codeHash,
    })
    .execute();
}

export async function findChallenge(db: Database, id: string): Promise<AnsweredChallenge | null> {
  const [found] = await withAnswers(db, await selectChallenges(db).where('id', '=', id).execute());
  return found ?? null;
}

export async function findChallengeIdByCode(db: Database, codeHash: string): Promise<string | null> {
  const row = await db
    .withTables<MappingTables>()
    .selectFrom('mapping.challenges')
    .select('id')
    .where('code_hash', '=', codeHash)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Holds it until the transaction ends. */
export async function holdChallenge(trx: Transaction, id: string): Promise<AnsweredChallenge | null> {
  const [found] = await withAnswers(trx, await selectChallenges(trx).where('id', '=', id).forUpdate().execute());
  return found ?? null;
}

/**
 * What moderation lets everybody see, the newest first: of these versions, and of one area where one is named. Of no more than `most`, so that a page
 * of them is never too long.
 */
export async function listShownChallenges(
  db: Database,
  { versions, areaCode, most }: { versions: readonly string[]; areaCode: string | null; most: number },
): Promise<readonly AnsweredChallenge[]> {
  if (versions.length === 0) return [];
  const shown = selectChallenges(db)
    .where('state', '=', 'shown')
    .where('version_id', 'in', versions)
    .$if(areaCode !== null, (query) => query.where('area_code', '=', areaCode ?? ''));
  return withAnswers(db, await shown.orderBy('asked_on', 'desc').orderBy('id').limit(most).execute());
}

/** How many of a version are shown, and how many of those have an answer. */
export async function countChallenges(
  db: Database,
  versionId: string,
): Promise<{ readonly shown: number; readonly answered: number }> {
  const counted = await sql<{ shown: number; answered: number }>`
    select count(*)::int as shown,
      count(*) filter (where exists (select from mapping.challenge_answers where challenge_id = id))::int as answered
    from mapping.challenges where version_id = ${versionId} and state = 'shown'`.execute(db);
  return counted.rows[0] ?? { shown: 0, answered: 0 };
}

export async function setChallengeState(trx: Transaction, id: string, state: ChallengeState): Promise<void> {
  await trx.withTables<MappingTables>().updateTable('mapping.challenges').set({ state }).where('id', '=', id).execute();
}

/** With its answers. Says whether there was one. */
export async function deleteChallenge(trx: Transaction, id: string): Promise<boolean> {
  const gone = await trx
    .withTables<MappingTables>()
    .deleteFrom('mapping.challenges')
    .where('id', '=', id)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

export async function insertAnswer(
  trx: Transaction,
  challengeId: string,
  number: number,
  { outcome, words, correctedIn, by, at }: ChallengeAnswer,
): Promise<void> {
  await trx
    .withTables<MappingTables>()
    .insertInto('mapping.challenge_answers')
    .values({ challenge_id: challengeId, number, outcome, words, corrected_in: correctedIn, by, at })
    .execute();
}

const selectChallenges = (db: Database) =>
  db
    .withTables<MappingTables>()
    .selectFrom('mapping.challenges')
    .select([
      'id',
      'version_id as versionId',
      'area_code as areaCode',
      'indicator',
      'words',
      'language',
      'state',
      sql<string>`to_char(asked_on, 'YYYY-MM-DD')`.as('askedOn'),
    ]);

async function withAnswers(db: Database, found: readonly Challenge[]): Promise<readonly AnsweredChallenge[]> {
  if (found.length === 0) return [];
  const rows = await db
    .withTables<MappingTables>()
    .selectFrom('mapping.challenge_answers')
    .select(['challenge_id', 'outcome', 'words', 'corrected_in as correctedIn', 'by', 'at'])
    .where(
      'challenge_id',
      'in',
      found.map(({ id }) => id),
    )
    .orderBy('number')
    .execute();
  return found.map((challenge) => ({
    ...challenge,
    answers: rows.filter((row) => row.challenge_id === challenge.id).map(({ challenge_id: _, ...answer }) => answer),
  }));
}
