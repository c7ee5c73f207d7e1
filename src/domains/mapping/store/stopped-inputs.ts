import type { Selectable } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { Allowance, GateSubject, StoppedInput } from '../core/gates/allowance.ts';
import type { DisguisedInput } from '../core/gates/association-gate.ts';
import type { MappingTables } from './tables.ts';

/** Everything that was stopped by association, what waits for a reason first; of one recipe, or of all. */
export async function listStopped(db: Database, recipeId?: string): Promise<readonly StoppedInput[]> {
  const all = db
    .withTables<MappingTables>()
    .selectFrom('mapping.stopped_inputs')
    .selectAll()
    .orderBy('allowed_at', (order) => order.desc().nullsFirst())
    .orderBy('number', 'desc');
  const rows = await (recipeId === undefined ? all : all.where('recipe_id', '=', recipeId)).execute();
  return rows.map(stoppedOf);
}

/** Puts it on the list, unless it is there. */
export async function noteStopped(db: Database, subject: GateSubject, found: DisguisedInput, now: Date): Promise<void> {
  const { recipeId, of, id, content } = subject;
  await db
    .withTables<MappingTables>()
    .insertInto('mapping.stopped_inputs')
    .values({
      ...{ recipe_id: recipeId, of, subject_id: id, content, stopped_at: now },
      found: JSON.stringify(found),
      ...{ reason: null, allowed_by: null, allowed_at: null },
    })
    .onConflict((conflict) => conflict.columns(['recipe_id', 'of', 'subject_id', 'content']).doNothing())
    .execute();
}

/** Writes down why it is let in; false where there is none that waits. */
export async function saveAllowance(trx: Transaction, number: number, { reason, by, at }: Allowance): Promise<boolean> {
  const updated = await trx
    .withTables<MappingTables>()
    .updateTable('mapping.stopped_inputs')
    .set({ reason, allowed_by: by, allowed_at: at })
    .where('number', '=', number)
    .where('reason', 'is', null)
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}

function stoppedOf(row: Selectable<MappingTables['mapping.stopped_inputs']>): StoppedInput {
  const { number, recipe_id: recipeId, of, subject_id: id, content, found, stopped_at: stoppedAt } = row;
  const { reason, allowed_by: by, allowed_at: at } = row;
  return {
    ...{ number: Number(number), subject: { recipeId, of, id, content }, found, stoppedAt },
    allowed: reason === null || by === null || at === null ? null : { reason, by, at },
  };
}
