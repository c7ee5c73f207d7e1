import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { AnswerPapers } from '../core/answer/standing.ts';
import { paperOf } from './answers.ts';
import type { StraightTalkTables } from './tables.ts';

/** A claim with an answer that everybody may read: nothing in it that two checkers did not make public. */
export interface PublicClaim {
  readonly id: string;
  readonly slug: string;
  readonly firstHour: Date;
  readonly answeredAt: Date;
  /** The approved versions alone. */
  readonly papers: AnswerPapers;
}

/** Claims that are answered, the newest answer first. */
export async function listPublicClaims(db: Database): Promise<readonly PublicClaim[]> {
  const tables = db.withTables<StraightTalkTables>();
  const claims = await tables
    .selectFrom('straight_talk.claims')
    .select(['id', 'slug', 'original', 'first_hour', 'answered_at'])
    .where('state', '=', 'worded')
    .where('answered_at', 'is not', null)
    .orderBy('answered_at', 'desc')
    .orderBy('id')
    .execute();
  if (claims.length === 0) return [];
  const rows = await tables
    .selectFrom('straight_talk.answers')
    .selectAll()
    .where('outcome', '=', 'approved')
    .orderBy('language')
    .orderBy('number')
    .execute();
  const byClaim = Map.groupBy(rows, ({ claim_id }) => claim_id);
  return claims.flatMap(({ id, slug, original, first_hour: firstHour, answered_at: answeredAt }) => {
    if (slug === null || original === null || answeredAt === null) return [];
    const byLanguage = Map.groupBy(byClaim.get(id) ?? [], ({ language }) => language);
    const papers = new Map([...byLanguage].map(([language, of]) => [language, of.map(paperOf)]));
    return [{ id, slug, firstHour, answeredAt, papers: { original, byLanguage: papers } }];
  });
}

/** One of them by its address; null for what is not public. */
export async function findPublicClaim(db: Database, slug: string): Promise<PublicClaim | null> {
  return (await listPublicClaims(db)).find((claim) => claim.slug === slug) ?? null;
}

/** Why an answer that was public is no more, by its address; null for any other. */
export async function findTakenBack(db: Database, slug: string): Promise<string | null> {
  const row = await db
    .withTables<StraightTalkTables>()
    .selectFrom('straight_talk.claims')
    .select('closed_because')
    .where('slug', '=', slug)
    .where('state', '=', 'closed')
    .where('answered_at', 'is not', null)
    .executeTakeFirst();
  return row?.closed_because ?? null;
}

/** Changes whenever what `listPublicClaims` reads does, and costs little to ask for. */
export async function readPublicStamp(db: Database): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws(' ',
      (select md5(string_agg(id, ' ' order by id)) from straight_talk.claims where state = 'worded' and answered_at is not null),
      (select count(*) || ' ' || max(decided_at) from straight_talk.answers where outcome = 'approved')
    ) as stamp
  `.execute(db);
  return rows[0]?.stamp ?? '';
}
