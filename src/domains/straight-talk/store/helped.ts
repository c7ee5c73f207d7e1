import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Helped, HelpedOnDay } from '../core/answer/helped.ts';
import type { StraightTalkTables } from './tables.ts';

/** Counts what a reader says of a version of an answer. Who it was is not asked. */
export async function countHelped(
  db: Database,
  about: { readonly claimId: string; readonly language: string; readonly number: number },
  said: Helped,
  now: Date,
): Promise<void> {
  await sql`
    insert into straight_talk.helped (claim_id, language, number, said, day, count)
    values (${about.claimId}, ${about.language}, ${about.number}, ${said}, ${now.toISOString().slice(0, 10)}, 1)
    on conflict (claim_id, language, number, said, day) do update set count = helped.count + 1
  `.execute(db);
}

/** What readers said of an answer in a language, day by day. */
export async function readHelped(db: Database, claimId: string, language: string): Promise<readonly HelpedOnDay[]> {
  const rows = await db
    .withTables<StraightTalkTables>()
    .selectFrom('straight_talk.helped')
    .select([sql<string>`day::text`.as('on'), 'said', sql<number>`sum(count)`.as('count')])
    .where('claim_id', '=', claimId)
    .where('language', '=', language)
    .groupBy(['day', 'said'])
    .orderBy('day')
    .execute();
  const days = Map.groupBy(rows, ({ on }) => on);
  return [...days].map(([day, said]) => ({
    day,
    counts: Object.fromEntries(said.map((one) => [one.said, Number(one.count)])),
  }));
}
