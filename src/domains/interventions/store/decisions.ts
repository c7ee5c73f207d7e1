import type { Selectable } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { DecisionRecord } from '../core/record/record.ts';
import type { DecisionState, InterventionsTables } from './tables.ts';

export interface Decision {
  readonly id: string;
  readonly planId: string;
  readonly number: number;
  readonly slug: string;
  readonly record: DecisionRecord;
  readonly state: DecisionState;
  readonly offeredBy: string;
  readonly offeredAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly reviewOn: string;
  readonly remindedOn: string | null;
}

const decisions = (db: Database) =>
  db.withTables<InterventionsTables>().selectFrom('interventions.decisions').selectAll();

/** All of a plan by number, or all there are, the newest first. */
export async function listDecisions(db: Database, planId?: string): Promise<readonly Decision[]> {
  const asked =
    planId === undefined ? decisions(db).orderBy('offered_at', 'desc') : decisions(db).where('plan_id', '=', planId);
  return (await asked.orderBy('number').execute()).map(decisionOf);
}

/** Those that anybody may read, the newest first. */
export async function listPublicDecisions(db: Database): Promise<readonly Decision[]> {
  const rows = await decisions(db).where('state', '=', 'public').orderBy('decided_at', 'desc').orderBy('id').execute();
  return rows.map(decisionOf);
}

export async function findDecision(db: Database, id: string): Promise<Decision | null> {
  const row = await decisions(db).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : decisionOf(row);
}

export async function insertDecision(
  trx: Transaction,
  decision: Pick<Decision, 'id' | 'planId' | 'number' | 'slug' | 'record' | 'offeredBy' | 'offeredAt'>,
): Promise<void> {
  const { id, planId, number, slug, record, offeredBy, offeredAt } = decision;
  await trx
    .withTables<InterventionsTables>()
    .insertInto('interventions.decisions')
    .values({
      ...{ id, plan_id: planId, number, slug, record: JSON.stringify(record), state: 'offered' },
      ...{ offered_by: offeredBy, offered_at: offeredAt, decided_by: null, decided_at: null },
      ...{ review_on: record.words.reviewOn, reminded_on: null },
    })
    .execute();
}

export async function storeDecisionState(
  trx: Transaction,
  id: string,
  { state, by, at }: { readonly state: Exclude<DecisionState, 'offered'>; readonly by: string; readonly at: Date },
): Promise<void> {
  await trx
    .withTables<InterventionsTables>()
    .updateTable('interventions.decisions')
    .set({ state, decided_by: by, decided_at: at })
    .where('id', '=', id)
    .execute();
}

/** Notes that people were reminded of a review; false where they had been. */
export async function noteReminded(trx: Transaction, id: string, today: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .withTables<InterventionsTables>()
    .updateTable('interventions.decisions')
    .set({ reminded_on: today })
    .where('id', '=', id)
    .where('reminded_on', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What was delivered, as it was noted last. */
export interface Delivery {
  readonly areaCode: string;
  readonly help: string;
  /** Places that were filled. */
  readonly delivered: number;
  readonly notedOn: string;
}

export async function listDeliveries(db: Database, decisionId: string): Promise<readonly Delivery[]> {
  const rows = await db
    .withTables<InterventionsTables>()
    .selectFrom('interventions.deliveries')
    .selectAll()
    .where('decision_id', '=', decisionId)
    .orderBy('area_code')
    .orderBy('help')
    .execute();
  return rows.map(({ area_code, help, delivered, noted_on }) => ({
    areaCode: area_code,
    help,
    delivered,
    notedOn: noted_on,
  }));
}

export async function storeDelivery(
  trx: Transaction,
  decisionId: string,
  { areaCode, help, delivered, notedOn }: Delivery,
  by: string,
): Promise<void> {
  const noted = { delivered, noted_by: by, noted_on: notedOn };
  await trx
    .withTables<InterventionsTables>()
    .insertInto('interventions.deliveries')
    .values({ decision_id: decisionId, area_code: areaCode, help, ...noted })
    .onConflict((conflict) => conflict.columns(['decision_id', 'area_code', 'help']).doUpdateSet(noted))
    .execute();
}

function decisionOf(row: Selectable<InterventionsTables['interventions.decisions']>): Decision {
  return {
    ...{ id: row.id, planId: row.plan_id, number: row.number, slug: row.slug, state: row.state },
    record: row.record as DecisionRecord, // Our own code made it, and nobody has changed it since.
    ...{ offeredBy: row.offered_by, offeredAt: row.offered_at, decidedBy: row.decided_by, decidedAt: row.decided_at },
    ...{ reviewOn: row.review_on, remindedOn: row.reminded_on },
  };
}
