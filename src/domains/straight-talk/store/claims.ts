import { type Selectable, sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { Asked, Closing } from '../core/rumour/closing.ts';
import type { ClaimState } from '../core/rumour/rumour.ts';
import type { Risk } from '../core/triage/triage.ts';
import type { StraightTalkTables } from './tables.ts';

export interface StoredClaim {
  readonly id: string;
  readonly state: ClaimState;
  /** The hour of its first copy. */
  readonly firstHour: Date;
  readonly deleteWordsBy: Date | null;
  /** Who found that it tells of a private person. */
  readonly heldBy: string | null;
  /** Who looks at it, and until when nobody else does. */
  readonly taken: { readonly by: string; readonly until: Date } | null;
  /** Its address, the language it is answered in first and what a checker thinks of it, once it is put into words. */
  readonly worded: { readonly slug: string; readonly original: string; readonly risk: Risk } | null;
  /** Where else it goes around, for one that few people sent here; empty for nowhere known. */
  readonly seenElsewhere: string;
  readonly answeredAt: Date | null;
  /** Why nobody answers it, or no longer. */
  readonly closedBecause: Closing | null;
  /** The claim that it was found to be. */
  readonly mergedInto: string | null;
  /** What one person asks for, and a second has to agree to. */
  readonly asked: { readonly for: Asked; readonly by: string; readonly because: Closing } | null;
}

const claims = (db: Database) => db.withTables<StraightTalkTables>().selectFrom('straight_talk.claims').selectAll();

export async function findClaim(db: Database, id: string): Promise<StoredClaim | null> {
  const row = await claims(db).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : claimOf(row);
}

/** The same, held until the transaction ends. */
export async function holdClaim(trx: Transaction, id: string): Promise<StoredClaim | null> {
  const row = await claims(trx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : claimOf(row);
}

export async function findClaimBySlug(db: Database, slug: string): Promise<StoredClaim | null> {
  const row = await claims(db).where('slug', '=', slug).executeTakeFirst();
  return row === undefined ? null : claimOf(row);
}

export async function insertClaim(trx: Transaction, { id, hour }: { id: string; hour: Date }): Promise<void> {
  await trx
    .withTables<StraightTalkTables>()
    .insertInto('straight_talk.claims')
    .values({
      id,
      state: 'gathering',
      first_hour: hour,
      delete_words_by: null,
      held_by: null,
      taken_by: null,
      taken_until: null,
      ...{ slug: null, original: null, violence: null, harm: null, checkability: null },
      ...{ seen_elsewhere: '', answered_at: null, closed_because: null, merged_into: null },
      ...{ asked_for: null, asked_by: null, asked_because: null },
    })
    .execute();
}

export async function updateClaim(trx: Transaction, claim: StoredClaim): Promise<void> {
  await trx
    .withTables<StraightTalkTables>()
    .updateTable('straight_talk.claims')
    .set({
      first_hour: claim.firstHour,
      state: claim.state,
      delete_words_by: claim.deleteWordsBy,
      held_by: claim.heldBy,
      taken_by: claim.taken?.by ?? null,
      taken_until: claim.taken?.until ?? null,
      slug: claim.worded?.slug ?? null,
      original: claim.worded?.original ?? null,
      violence: claim.worded?.risk.violence ?? null,
      harm: claim.worded?.risk.harm ?? null,
      checkability: claim.worded?.risk.checkability ?? null,
      seen_elsewhere: claim.seenElsewhere,
      answered_at: claim.answeredAt,
      closed_because: claim.closedBecause,
      merged_into: claim.mergedInto,
      asked_for: claim.asked?.for ?? null,
      asked_by: claim.asked?.by ?? null,
      asked_because: claim.asked?.because ?? null,
    })
    .where('id', '=', claim.id)
    .execute();
}

/** Deletes the words of claims about private persons whose time is over, and of all rumours that came before `oldest`. Tells how many went. */
export async function deleteDueWords(db: Database, now: Date, oldest: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from straight_talk.words using straight_talk.rumours, straight_talk.claims
    where rumours.id = words.rumour_id and claims.id = rumours.claim_id
      and (claims.delete_words_by <= ${now} or rumours.hour < ${oldest})
  `.execute(db);
  return Number(numAffectedRows ?? 0n);
}

export function claimOf(row: Selectable<StraightTalkTables['straight_talk.claims']>): StoredClaim {
  const { asked_for: askedFor, asked_by: askedBy, asked_because: askedBecause } = row;
  const { taken_by: by, taken_until: until, slug, original, violence, harm, checkability } = row;
  return {
    id: row.id,
    state: row.state,
    firstHour: row.first_hour,
    deleteWordsBy: row.delete_words_by,
    heldBy: row.held_by,
    taken: by === null || until === null ? null : { by, until },
    worded:
      slug === null || original === null || violence === null || harm === null || checkability === null
        ? null
        : { slug, original, risk: { violence, harm, checkability } },
    seenElsewhere: row.seen_elsewhere,
    answeredAt: row.answered_at,
    closedBecause: row.closed_because,
    mergedInto: row.merged_into,
    asked:
      askedFor === null || askedBy === null || askedBecause === null
        ? null
        : { for: askedFor, by: askedBy, because: askedBecause },
  };
}
