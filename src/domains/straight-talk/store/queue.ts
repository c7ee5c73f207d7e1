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

/** Claims in these states, those of most copies first. Of many copies only counts are read; the rest is asked for those that are listed. */
export async function listClaims(
  db: Database,
  states: readonly StoredClaim['state'][],
  { isAnswered, limit }: { readonly isAnswered: boolean; readonly limit: number },
): Promise<readonly ListedClaim[]> {
  const tables = db.withTables<StraightTalkTables>();
  const chosen = tables
    .selectFrom('straight_talk.claims as c')
    .leftJoin('straight_talk.rumours as r', 'r.claim_id', 'c.id')
    .select([
      'c.id as claim_id',
      sql<number>`count(r.id) filter (where not r.is_confirmed)`.as('suggested'),
      sql<number>`count(r.id) filter (where r.is_confirmed)`.as('confirmed'),
      sql<Date>`coalesce(max(r.hour), c.first_hour)`.as('last_hour'),
    ])
    .where('c.state', 'in', [...states])
    .where('c.answered_at', isAnswered ? 'is not' : 'is', null)
    .groupBy('c.id')
    .orderBy(sql`count(r.id)`, 'desc')
    .orderBy('c.first_hour')
    .orderBy('c.id')
    .limit(limit);
  const rows = await tables
    .with('chosen', () => chosen)
    .selectFrom('chosen')
    .innerJoin('straight_talk.claims as c', 'c.id', 'chosen.claim_id')
    .selectAll('c')
    .select(['suggested', 'confirmed', 'last_hour'])
    .select([
      sql<string>`coalesce(
        (select mode() within group (order by language) from straight_talk.rumours r where r.claim_id = c.id), c.original, 'und'
      )`.as('tongue'),
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
    .orderBy(sql`suggested + confirmed`, 'desc')
    .orderBy('c.first_hour')
    .orderBy('c.id')
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

/**
 * The confirmed copies of every claim that checkers have put into words, by its id: those of the last day together at the newest hour, all before at the first. The
 * clock and the spread ask for no more.
 */
export async function readSightings(db: Database, now: Date): Promise<ReadonlyMap<string, readonly Sightings[]>> {
  const aDayAgo = new Date(now.getTime() - 24 * 3_600_000);
  const rows = await db
    .withTables<StraightTalkTables>()
    .selectFrom('straight_talk.rumours')
    .select([
      'claim_id',
      sql<Date>`min(hour)`.as('first'),
      sql<Date>`max(hour)`.as('last'),
      sql<number>`count(*) filter (where hour <= ${aDayAgo})`.as('before'),
      sql<number>`count(*) filter (where hour > ${aDayAgo})`.as('recent'),
    ])
    .where('is_confirmed', '=', true)
    .where('claim_id', 'in', (select) =>
      select.selectFrom('straight_talk.claims').select('id').where('slug', 'is not', null),
    )
    .groupBy('claim_id')
    .execute();
  return new Map(
    rows.map(({ claim_id, first, last, before, recent }) => [
      claim_id,
      [
        { hour: first, count: Number(before) },
        { hour: last, count: Number(recent) },
      ],
    ]),
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
