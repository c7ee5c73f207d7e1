import type { Database } from '#platform/database';
import type { Response } from '../core/survey.ts';
import type { TrustTables } from './tables.ts';

/** One that is there already stays as it is. */
export async function insertResponse(
  db: Database,
  id: string,
  { before, after, order, ...who }: Response,
): Promise<void> {
  await db
    .withTables<TrustTables>()
    .insertInto('trust.responses')
    .values({
      ...{ id, ...who, section_order: order },
      ...{ before: JSON.stringify(before), after: JSON.stringify(after) },
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

export async function listResponses(db: Database): Promise<readonly Response[]> {
  const rows = await db.withTables<TrustTables>().selectFrom('trust.responses').selectAll().orderBy('id').execute();
  return rows.map(({ quarter, section_order: order, age, region, before, after }) => ({
    ...{ quarter, order, region },
    age: age as Response['age'], // They were checked before they were stored.
    before: before as Response['before'],
    after: after as Response['after'],
  }));
}
