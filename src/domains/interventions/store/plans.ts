import type { Selectable } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { PlanSettings } from '../core/record/settings.ts';
import type { InterventionsTables } from './tables.ts';

export interface StoredPlan {
  readonly id: string;
  readonly settings: PlanSettings;
  readonly createdBy: string;
  readonly changedBy: string;
  readonly changedAt: Date;
}

const plans = (db: Database) => db.withTables<InterventionsTables>().selectFrom('interventions.plans').selectAll();

/** What was changed last comes first. */
export async function listPlans(db: Database): Promise<readonly StoredPlan[]> {
  return (await plans(db).orderBy('changed_at', 'desc').orderBy('id').execute()).map(planOf);
}

export async function findPlan(db: Database, id: string): Promise<StoredPlan | null> {
  const row = await plans(db).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : planOf(row);
}

/** Held until the transaction ends: of two who change a plan at once, the second sees what the first did. */
export async function holdPlan(trx: Transaction, id: string): Promise<StoredPlan | null> {
  const row = await plans(trx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : planOf(row);
}

export async function insertPlan(
  trx: Transaction,
  id: string,
  settings: PlanSettings,
  by: string,
  now: Date,
): Promise<void> {
  await trx
    .withTables<InterventionsTables>()
    .insertInto('interventions.plans')
    .values({
      ...{ id, title: settings.title, settings: JSON.stringify(settings) },
      ...{ created_by: by, created_at: now, changed_by: by, changed_at: now },
    })
    .execute();
}

export async function updatePlan(
  trx: Transaction,
  id: string,
  settings: PlanSettings,
  by: string,
  now: Date,
): Promise<void> {
  await trx
    .withTables<InterventionsTables>()
    .updateTable('interventions.plans')
    .set({ title: settings.title, settings: JSON.stringify(settings), changed_by: by, changed_at: now })
    .where('id', '=', id)
    .execute();
}

function planOf(row: Selectable<InterventionsTables['interventions.plans']>): StoredPlan {
  return {
    ...{ id: row.id, settings: row.settings as PlanSettings }, // Written by our own code from read settings.
    ...{ createdBy: row.created_by, changedBy: row.changed_by, changedAt: row.changed_at },
  };
}
