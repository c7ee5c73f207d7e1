import type { Database, Transaction } from '#platform/database';
import type { Assessor, Assignment, Partner } from '../core/round/round.ts';
import type { FieldworkTables } from './tables.ts';

/** By name. */
export async function listPartners(db: Database, roundId: string): Promise<readonly Partner[]> {
  const rows = await db
    .withTables<FieldworkTables>()
    .selectFrom('fieldwork.partners')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, kind, role, mail, language, has_withdrawn }) => ({
    ...{ id, name, kind, role, mail, language },
    hasWithdrawn: has_withdrawn,
  }));
}

export async function insertPartner(
  trx: Transaction,
  roundId: string,
  { id, name, kind, role, mail, language }: Partner,
): Promise<void> {
  await trx
    .withTables<FieldworkTables>()
    .insertInto('fieldwork.partners')
    .values({ round_id: roundId, id, name, kind, role, mail, language })
    .execute();
}

/** A partner that has gone is known by its name alone: whom to write to is forgotten. */
export async function markPartnerWithdrawn(trx: Transaction, roundId: string, id: string): Promise<void> {
  await trx
    .withTables<FieldworkTables>()
    .updateTable('fieldwork.partners')
    .set({ has_withdrawn: true, mail: null })
    .where('round_id', '=', roundId)
    .where('id', '=', id)
    .execute();
}

/** By partner and letter. */
export async function listAssessors(db: Database, roundId: string): Promise<readonly Assessor[]> {
  const rows = await db
    .withTables<FieldworkTables>()
    .selectFrom('fieldwork.assessors')
    .select(['id', 'partner_id', 'label', 'has_withdrawn'])
    .where('round_id', '=', roundId)
    .orderBy('partner_id')
    .orderBy('label')
    .execute();
  return rows.map(({ id, partner_id, label, has_withdrawn }) => ({
    ...{ id, label },
    partnerId: partner_id,
    hasWithdrawn: has_withdrawn,
  }));
}

/** Whose link it is, wherever; null for a link that nobody made, or whose holder has withdrawn. */
export async function findByLinkHash(
  db: Database,
  linkHash: string,
): Promise<{ readonly roundId: string; readonly assessor: Assessor } | null> {
  const row = await db
    .withTables<FieldworkTables>()
    .selectFrom('fieldwork.assessors')
    .selectAll()
    .where('link_hash', '=', linkHash)
    .where('has_withdrawn', '=', false)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { id, partner_id, label } = row;
  return { roundId: row.round_id, assessor: { id, partnerId: partner_id, label, hasWithdrawn: false } };
}

export async function insertAssessor(
  trx: Transaction,
  roundId: string,
  { id, partnerId, label }: Assessor,
  linkHash: string,
): Promise<void> {
  await trx
    .withTables<FieldworkTables>()
    .insertInto('fieldwork.assessors')
    .values({ round_id: roundId, id, partner_id: partnerId, label, link_hash: linkHash })
    .execute();
}

/** Another link for somebody who has lost theirs: the old one opens nothing any more. */
export async function storeLinkHash(trx: Transaction, roundId: string, id: string, linkHash: string): Promise<void> {
  await trx
    .withTables<FieldworkTables>()
    .updateTable('fieldwork.assessors')
    .set({ link_hash: linkHash })
    .where('round_id', '=', roundId)
    .where('id', '=', id)
    .execute();
}

export async function markAssessorWithdrawn(trx: Transaction, roundId: string, id: string): Promise<void> {
  await trx
    .withTables<FieldworkTables>()
    .updateTable('fieldwork.assessors')
    .set({ has_withdrawn: true })
    .where('round_id', '=', roundId)
    .where('id', '=', id)
    .execute();
}

export async function listAssignments(
  db: Database,
  roundId: string,
  assessorId?: string,
): Promise<readonly Assignment[]> {
  const all = db
    .withTables<FieldworkTables>()
    .selectFrom('fieldwork.assignments')
    .select(['area_code', 'assessor_id'])
    .where('round_id', '=', roundId)
    .orderBy('area_code')
    .orderBy('assessor_id');
  const rows = await (assessorId === undefined ? all : all.where('assessor_id', '=', assessorId)).execute();
  return rows.map(({ area_code, assessor_id }) => ({ areaCode: area_code, assessorId: assessor_id }));
}

export async function insertAssignments(
  trx: Transaction,
  roundId: string,
  assignments: readonly Assignment[],
): Promise<void> {
  if (assignments.length === 0) return;
  await trx
    .withTables<FieldworkTables>()
    .insertInto('fieldwork.assignments')
    .values(
      assignments.map(({ areaCode, assessorId }) => ({
        ...{ round_id: roundId, area_code: areaCode, assessor_id: assessorId },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Those under which nothing was said yet. */
export async function deleteAssignments(trx: Transaction, roundId: string): Promise<void> {
  await trx.withTables<FieldworkTables>().deleteFrom('fieldwork.assignments').where('round_id', '=', roundId).execute();
}
