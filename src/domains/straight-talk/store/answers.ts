import type { Selectable } from 'kysely';
import type { Paper, PaperDecision } from '#foundations/paper';
import type { Database, Transaction } from '#platform/database';
import type { AnswerPapers, AnswerVersion } from '../core/answer/standing.ts';
import type { StraightTalkTables } from './tables.ts';

/** Every version of a claim's answer in every language. */
export async function readAnswers(db: Database, claimId: string, original: string): Promise<AnswerPapers> {
  const rows = await db
    .withTables<StraightTalkTables>()
    .selectFrom('straight_talk.answers')
    .selectAll()
    .where('claim_id', '=', claimId)
    .orderBy('language')
    .orderBy('number')
    .execute();
  const byLanguage = Map.groupBy(rows, ({ language }) => language);
  return {
    original,
    byLanguage: new Map([...byLanguage].map(([language, papers]) => [language, papers.map(paperOf)])),
  };
}

export async function insertAnswer(
  trx: Transaction,
  claimId: string,
  language: string,
  paper: Omit<Paper<AnswerVersion>, 'decision'>,
): Promise<void> {
  await trx
    .withTables<StraightTalkTables>()
    .insertInto('straight_talk.answers')
    .values({
      ...{ claim_id: claimId, language, number: paper.number, body: JSON.stringify(paper.body) },
      ...{ written_by: paper.writtenBy, written_at: paper.writtenAt },
      ...{ is_offered: paper.isOffered, outcome: null, decided_by: null, decided_at: null, note: null },
    })
    .execute();
}

export async function storeAnswerDecision(
  trx: Transaction,
  { claimId, language, number }: { claimId: string; language: string; number: number },
  { outcome, by, at, note }: PaperDecision,
): Promise<void> {
  await trx
    .withTables<StraightTalkTables>()
    .updateTable('straight_talk.answers')
    .set({ outcome, decided_by: by, decided_at: at, note })
    .where('claim_id', '=', claimId)
    .where('language', '=', language)
    .where('number', '=', number)
    .execute();
}

export function paperOf(row: Selectable<StraightTalkTables['straight_talk.answers']>): Paper<AnswerVersion> {
  const { outcome, decided_by: by, decided_at: at, note } = row;
  return {
    number: row.number,
    body: row.body as AnswerVersion, // It was checked before it was stored, and nobody can have changed it since.
    writtenBy: row.written_by,
    writtenAt: row.written_at,
    isOffered: row.is_offered,
    decision: outcome === null || by === null || at === null ? null : { outcome, by, at, note: note ?? '' },
  };
}
