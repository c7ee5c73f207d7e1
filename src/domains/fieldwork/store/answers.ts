import type { Database, Transaction } from '#platform/database';
import type { Assessment } from '../core/figures/rating.ts';
import type { Answers, SessionCounts } from '../core/forms/form.ts';
import type { FieldworkTables } from './tables.ts';

export interface Session {
  readonly id: string;
  readonly assessorId: string;
  readonly areaCode: string;
  readonly version: number;
  readonly counts: SessionCounts;
}

/** What was said in a round, by area and assessor; of one assessor where they are named. */
export async function listAssessments(
  db: Database,
  roundId: string,
  assessorId?: string,
): Promise<readonly Assessment[]> {
  const all = db
    .withTables<FieldworkTables>()
    .selectFrom('fieldwork.assessments as said')
    .innerJoin('fieldwork.assessors as by', (join) =>
      join.onRef('by.round_id', '=', 'said.round_id').onRef('by.id', '=', 'said.assessor_id'),
    )
    .select(['said.area_code', 'said.assessor_id', 'by.partner_id', 'said.version', 'said.answers'])
    .where('said.round_id', '=', roundId)
    .orderBy('said.area_code')
    .orderBy('by.partner_id')
    .orderBy('by.label');
  const rows = await (assessorId === undefined ? all : all.where('said.assessor_id', '=', assessorId)).execute();
  return rows.map((row) => ({
    ...{ areaCode: row.area_code, assessorId: row.assessor_id, partnerId: row.partner_id, version: row.version },
    answers: row.answers as Answers, // Read as answers before they were stored.
  }));
}

export async function storeAssessment(
  trx: Transaction,
  roundId: string,
  said: Omit<Assessment, 'partnerId'> & { readonly on: string },
): Promise<void> {
  const values = { version: said.version, answers: JSON.stringify(said.answers), answered_on: said.on };
  await trx
    .withTables<FieldworkTables>()
    .insertInto('fieldwork.assessments')
    .values({ round_id: roundId, assessor_id: said.assessorId, area_code: said.areaCode, ...values })
    .onConflict((conflict) => conflict.columns(['round_id', 'assessor_id', 'area_code']).doUpdateSet(values))
    .execute();
}

export async function listSessions(db: Database, roundId: string, assessorId?: string): Promise<readonly Session[]> {
  const all = db
    .withTables<FieldworkTables>()
    .selectFrom('fieldwork.sessions')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('area_code')
    .orderBy('id');
  const rows = await (assessorId === undefined ? all : all.where('assessor_id', '=', assessorId)).execute();
  return rows.map((row) => ({
    ...{ id: row.id, assessorId: row.assessor_id, areaCode: row.area_code, version: row.version },
    counts: row.counts as SessionCounts,
  }));
}

export async function storeSession(trx: Transaction, roundId: string, session: Session): Promise<void> {
  const { id, assessorId, areaCode, version, counts } = session;
  const values = { version, counts: JSON.stringify(counts), area_code: areaCode };
  await trx
    .withTables<FieldworkTables>()
    .insertInto('fieldwork.sessions')
    .values({ round_id: roundId, id, assessor_id: assessorId, ...values })
    .onConflict((conflict) => conflict.columns(['round_id', 'id']).doUpdateSet(values))
    .execute();
}

/** The version that a sending led to; null for one that has not come before. */
export async function findSubmission(
  db: Database,
  roundId: string,
  id: string,
): Promise<{ readonly assessorId: string; readonly version: number } | null> {
  const row = await db
    .withTables<FieldworkTables>()
    .selectFrom('fieldwork.submissions')
    .select(['assessor_id', 'version'])
    .where('round_id', '=', roundId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : { assessorId: row.assessor_id, version: row.version };
}

export async function insertSubmission(
  trx: Transaction,
  roundId: string,
  { id, assessorId, version }: { readonly id: string; readonly assessorId: string; readonly version: number },
): Promise<void> {
  await trx
    .withTables<FieldworkTables>()
    .insertInto('fieldwork.submissions')
    .values({ round_id: roundId, id, assessor_id: assessorId, version })
    .execute();
}

/** Everything that some people said, and which areas they were asked about. Tells how much there was. */
export async function deleteWhatWasSaid(
  trx: Transaction,
  roundId: string,
  assessorIds: readonly string[],
): Promise<{ readonly assessments: number; readonly sessions: number }> {
  if (assessorIds.length === 0) return { assessments: 0, sessions: 0 };
  const db = trx.withTables<FieldworkTables>();
  const counted = { assessments: 0, sessions: 0, submissions: 0, notes: 0, assignments: 0 };
  for (const table of ['assessments', 'sessions', 'submissions', 'notes', 'assignments'] as const) {
    const { numDeletedRows } = await db
      .deleteFrom(`fieldwork.${table}`)
      .where('round_id', '=', roundId)
      .where('assessor_id', 'in', [...assessorIds])
      .executeTakeFirst();
    counted[table] = Number(numDeletedRows);
  }
  return counted;
}
