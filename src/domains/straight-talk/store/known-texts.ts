import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { KnownText } from '../core/matching/find-matches.ts';
import type { KeptShape, Script } from '../core/matching/shape.ts';
import type { StraightTalkTables } from './tables.ts';

/** More than this many texts that meet one text tell nothing new, and somebody may have sent them to slow the search down. */
const mostMeeting = 400;

/**
 * What is known and shares a band with a text, as it is written or by its consonants. The planner is not shown the numbers and not told of the limit: it would hope to
 * meet enough early, and read the whole table.
 */
export async function findMeeting(db: Database, { letters, consonants }: KeptShape): Promise<readonly KnownText[]> {
  const found = await sql<{
    claim_id: string;
    script: Script;
    letters_size: number;
    letters_sketch: Uint8Array;
    consonants_size: number;
    consonants_sketch: Uint8Array;
  }>`
    with meeting as materialized (
      select claim_id, script, letters_size, letters_sketch, consonants_size, consonants_sketch
      from straight_talk.known_texts
      where letters_bands && (select ${[...letters.bands]}::int[]) or consonants_bands && (select ${[...consonants.bands]}::int[])
    )
    select * from meeting limit ${mostMeeting}
  `.execute(db);
  return found.rows.map((row) => ({
    claimId: row.claim_id,
    script: row.script,
    letters: { size: row.letters_size, sketch: row.letters_sketch },
    consonants: { size: row.consonants_size, sketch: row.consonants_sketch },
  }));
}

/** The claim of which a text is known with exactly this hash. */
export async function findExact(db: Database, exact: string): Promise<string | null> {
  const row = await db
    .withTables<StraightTalkTables>()
    .selectFrom('straight_talk.known_texts')
    .select('claim_id')
    .where('exact', '=', exact)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.claim_id ?? null;
}

/** Makes whoever sends the same text wait until this transaction ends: of many at once, one is first. */
export async function holdText(trx: Transaction, exact: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`straight_talk.known_texts ${exact}`}, 0))`.execute(trx);
}

export async function insertKnownText(
  trx: Transaction,
  { id, claimId, exact, shape }: { id: string; claimId: string; exact: string; shape: KeptShape },
): Promise<void> {
  const { script, letters, consonants } = shape;
  await trx
    .withTables<StraightTalkTables>()
    .insertInto('straight_talk.known_texts')
    .values({
      ...{ id, claim_id: claimId, script, exact, letters_size: letters.size, letters_sketch: letters.sketch },
      letters_bands: sql`${[...letters.bands]}::int[]`,
      ...{ consonants_size: consonants.size, consonants_sketch: consonants.sketch },
      consonants_bands: sql`${[...consonants.bands]}::int[]`,
    })
    .execute();
}

/** How many other texts a claim is known by. */
export async function countOtherTexts(db: Database, claimId: string, exact: string): Promise<number> {
  const { count } = await db
    .withTables<StraightTalkTables>()
    .selectFrom('straight_talk.known_texts')
    .select(sql<number>`count(*)`.as('count'))
    .where('claim_id', '=', claimId)
    .where('exact', '<>', exact)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function deleteKnownText(trx: Transaction, claimId: string, exact: string): Promise<void> {
  await trx
    .withTables<StraightTalkTables>()
    .deleteFrom('straight_talk.known_texts')
    .where('claim_id', '=', claimId)
    .where('exact', '=', exact)
    .execute();
}

export async function moveKnownTexts(trx: Transaction, from: string, to: string): Promise<void> {
  await trx
    .withTables<StraightTalkTables>()
    .updateTable('straight_talk.known_texts')
    .set({ claim_id: to })
    .where('claim_id', '=', from)
    .execute();
}
