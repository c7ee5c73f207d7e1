import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Sightings } from '../core/triage/triage.ts';
import { claimOf, type StoredClaim } from './claims.ts';
import type { StraightTalkTables } from './tables.ts';

/** A claim as it stands in a list: with how many copies came and when, and what a checker calls it. */
export interface ListedClaim {
  readonly claim: StoredClaim;
  readonly suggested: number;
  readonly confirmed: number;
  /** The hour of its newest copy. */
  readonly lastHour: Date;
  /** The language that most of its copies are in. */
  readonly language: string;
  /** In the words of the newest version of its answer; null before there is one. */
  readonly name: string | null;
  /** Whether a version of its answer waits for a second checker, in any language. */
  readonly isOffered: boolean;
}

/** Claims in these states, those of most copies first. */
export async function listClaims(
  db: Database,
  states: readonly StoredClaim['state'][],
  { isAnswered, limit }: { readonly isAnswered: boolean; readonly limit: number },
): Promise<readonly ListedClaim[]> {
  const rows = await db
    .withTables<StraightTalkTables>()
    .selectFrom('straight_talk.claims as c')
    .leftJoin(
      (join) =>
        join
          .selectFrom('straight_talk.rumours')
          .select([
            'claim_id',
            sql<number>`count(*) filter (where not is_confirmed)`.as('suggested'),
            sql<number>`count(*) filter (where is_confirmed)`.as('confirmed'),
            sql<Date>`max(hour)`.as('last_hour'),
            sql<string>`mode() within group (order by language)`.as('tongue'),
          ])
          .groupBy('claim_id')
          .as('copies'),
      (join) => join.onRef('copies.claim_id', '=', 'c.id'),
    )
    .selectAll('c')
    .select([
      sql<number>`coalesce(suggested, 0)`.as('suggested'),
      sql<number>`coalesce(confirmed, 0)`.as('confirmed'),
      sql<Date>`coalesce(last_hour, c.first_hour)`.as('last_hour'),
      sql<string>`coalesce(tongue, c.original, 'und')`.as('tongue'),
    ])
    .select([
      sql<string | null>`(
        select body ->> 'claim' from straight_talk.answers a
        where a.claim_id = c.id and a.language = c.original and body ->> 'claim' <> '' order by number desc limit 1
      )`.as('name'),
      sql<boolean>`exists (
        select from straight_talk.answers a where a.claim_id = c.id and a.is_offered and a.outcome is null
          and not exists (
            select from straight_talk.answers b where b.claim_id = a.claim_id and b.language = a.language and b.number > a.number
          )
      )`.as('is_offered'),
    ])
    .where('c.state', 'in', [...states])
    .where('c.answered_at', isAnswered ? 'is not' : 'is', null)
    .orderBy(sql`coalesce(copies.suggested + copies.confirmed, 0)`, 'desc')
    .orderBy('c.first_hour')
    .orderBy('c.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    claim: claimOf(row),
    suggested: Number(row.suggested),
    confirmed: Number(row.confirmed),
    lastHour: row.last_hour,
    language: row.tongue,
    name: row.name,
    isOffered: row.is_offered,
  }));
}

/** How many claims there are in these states without an answer. */
export async function countClaims(db: Database, states: readonly StoredClaim['state'][]): Promise<number> {
  const { count } = await db
    .withTables<StraightTalkTables>()
    .selectFrom('straight_talk.claims')
    .select(sql<number>`count(*)`.as('count'))
    .where('state', 'in', [...states])
    .where('answered_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The confirmed copies by the hour of every claim that checkers have put into words, by its id. */
export async function readSightings(db: Database): Promise<ReadonlyMap<string, readonly Sightings[]>> {
  const rows = await db
    .withTables<StraightTalkTables>()
    .selectFrom('straight_talk.rumours')
    .innerJoin('straight_talk.claims', 'straight_talk.claims.id', 'claim_id')
    .select(['claim_id', 'hour', sql<number>`count(*)`.as('count')])
    .where('is_confirmed', '=', true)
    .where('slug', 'is not', null)
    .groupBy(['claim_id', 'hour'])
    .orderBy('claim_id')
    .orderBy('hour')
    .execute();
  const byClaim = Map.groupBy(rows, ({ claim_id }) => claim_id);
  return new Map(
    [...byClaim].map(([id, sightings]) => [id, sightings.map(({ hour, count }) => ({ hour, count: Number(count) }))]),
  );
}

/** Every claim that checkers have put into words, for the clock over all of them. */
export async function listWorded(db: Database): Promise<readonly StoredClaim[]> {
  const rows = await db
    .withTables<StraightTalkTables>()
    .selectFrom('straight_talk.claims')
    .selectAll()
    .where('slug', 'is not', null)
    .execute();
  return rows.map(claimOf);
}
