import type { Database, Transaction } from '#platform/database';
import type { MappingTables } from './tables.ts';

/** Whether somebody took this example away, so that it must not come back by itself. */
export async function wasExampleRemoved(db: Database, recipeId: string): Promise<boolean> {
  const row = await db
    .withTables<MappingTables>()
    .selectFrom('mapping.example_removals')
    .select('recipe_id')
    .where('recipe_id', '=', recipeId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function rememberRemoval(trx: Transaction, recipeId: string, removedAt: Date): Promise<void> {
  await trx
    .withTables<MappingTables>()
    .insertInto('mapping.example_removals')
    .values({ recipe_id: recipeId, removed_at: removedAt })
    .onConflict((conflict) => conflict.column('recipe_id').doUpdateSet({ removed_at: removedAt }))
    .execute();
}

export async function forgetRemoval(trx: Transaction, recipeId: string): Promise<void> {
  await trx
    .withTables<MappingTables>()
    .deleteFrom('mapping.example_removals')
    .where('recipe_id', '=', recipeId)
    .execute();
}
