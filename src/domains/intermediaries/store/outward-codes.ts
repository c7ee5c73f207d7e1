import type { Database, Transaction } from '#platform/database';
import type { Spot } from '../core/find-somebody.ts';
import type { IntermediariesTables } from './tables.ts';

export interface OutwardCode extends Spot {
  readonly code: string;
}

export async function findOutwardCode(db: Database, code: string): Promise<Spot | null> {
  const row = await db
    .withTables<IntermediariesTables>()
    .selectFrom('intermediaries.outward_codes')
    .select(['lon', 'lat'])
    .where('code', '=', code)
    .executeTakeFirst();
  return row ?? null;
}

/** In place of all that were there. */
export async function replaceOutwardCodes(trx: Transaction, codes: readonly OutwardCode[]): Promise<void> {
  const tables = trx.withTables<IntermediariesTables>();
  await tables.deleteFrom('intermediaries.outward_codes').execute();
  for (let at = 0; at < codes.length; at += 1000)
    await tables
      .insertInto('intermediaries.outward_codes')
      .values(codes.slice(at, at + 1000).map(({ code, lon, lat }) => ({ code, lon, lat })))
      .execute();
}
