import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { StraightTalkTables } from './tables.ts';

export interface NewRumour {
  readonly id: string;
  readonly claimId: string;
  /** How much of it stands in what is known; null for the first of its claim. */
  readonly share: number | null;
  readonly language: string;
  readonly hour: Date;
  readonly codeHash: string;
  /** Null where they are not kept. */
  readonly words: string | null;
}

export async function insertRumour(trx: Transaction, rumour: NewRumour): Promise<void> {
  const { id, claimId, share, language, hour, codeHash, words } = rumour;
  const tables = trx.withTables<StraightTalkTables>();
  await tables
    .insertInto('straight_talk.rumours')
    .values({ id, claim_id: claimId, is_confirmed: false, share, language, hour, code_hash: codeHash })
    .execute();
  if (words !== null) await tables.insertInto('straight_talk.words').values({ rumour_id: id, words }).execute();
}

/** The claim that a rumour is with, by the hash of its receipt. */
export async function findClaimByCode(db: Database, codeHash: string): Promise<string | null> {
  const row = await db
    .withTables<StraightTalkTables>()
    .selectFrom('straight_talk.rumours')
    .select('claim_id')
    .where('code_hash', '=', codeHash)
    .executeTakeFirst();
  return row?.claim_id ?? null;
}

/** How many copies a program has put with a claim, and how many of them somebody has confirmed. */
export async function countCopies(
  db: Database,
  claimId: string,
): Promise<{ readonly suggested: number; readonly confirmed: number }> {
  const row = await db
    .withTables<StraightTalkTables>()
    .selectFrom('straight_talk.rumours')
    .select([
      sql<number>`count(*) filter (where not is_confirmed)`.as('suggested'),
      sql<number>`count(*) filter (where is_confirmed)`.as('confirmed'),
    ])
    .where('claim_id', '=', claimId)
    .executeTakeFirstOrThrow();
  return { suggested: Number(row.suggested), confirmed: Number(row.confirmed) };
}

export async function confirmCopies(trx: Transaction, claimId: string): Promise<void> {
  await trx
    .withTables<StraightTalkTables>()
    .updateTable('straight_talk.rumours')
    .set({ is_confirmed: true })
    .where('claim_id', '=', claimId)
    .where('is_confirmed', '=', false)
    .execute();
}

/** Puts all rumours of a claim to another, where nobody has confirmed them yet. */
export async function moveRumours(trx: Transaction, from: string, to: string): Promise<void> {
  await trx
    .withTables<StraightTalkTables>()
    .updateTable('straight_talk.rumours')
    .set({ claim_id: to, is_confirmed: false })
    .where('claim_id', '=', from)
    .execute();
}

/** Puts every rumour that says exactly this from one claim to another: the first of them is what that is known by. */
export async function moveSame(
  trx: Transaction,
  words: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await sql`
    update straight_talk.rumours set claim_id = ${to}, is_confirmed = false,
      share = case when id = (
        select min(rumour_id) from straight_talk.words w join straight_talk.rumours r on r.id = w.rumour_id
        where r.claim_id = ${from} and w.words = ${words}
      ) then null else 1 end
    where claim_id = ${from} and id in (select rumour_id from straight_talk.words where words = ${words})
  `.execute(trx);
}

/** A rumour of a claim with its words; null where they are not kept. */
export async function findKept(
  db: Database,
  claimId: string,
  rumourId: string,
): Promise<{ readonly words: string; readonly hour: Date } | null> {
  const row = await db
    .withTables<StraightTalkTables>()
    .selectFrom('straight_talk.words')
    .innerJoin('straight_talk.rumours', 'straight_talk.rumours.id', 'straight_talk.words.rumour_id')
    .select(['words', 'hour'])
    .where('claim_id', '=', claimId)
    .where('rumour_id', '=', rumourId)
    .executeTakeFirst();
  return row ?? null;
}

export interface KeptWords {
  readonly rumourId: string;
  readonly words: string;
  readonly language: string;
  readonly share: number | null;
}

/** The words that are kept of a claim: its first copy, then those that are least like it. */
export async function listWords(db: Database, claimId: string): Promise<readonly KeptWords[]> {
  const rows = await db
    .withTables<StraightTalkTables>()
    .selectFrom('straight_talk.words')
    .innerJoin('straight_talk.rumours', 'straight_talk.rumours.id', 'straight_talk.words.rumour_id')
    .select(['rumour_id', 'words', 'language', 'share'])
    .where('claim_id', '=', claimId)
    .orderBy(sql`share nulls first`)
    .orderBy('rumour_id')
    .execute();
  return rows.map(({ rumour_id, ...row }) => ({ rumourId: rumour_id, ...row }));
}

/** Of how many rumours of a claim the words are kept. */
export async function countWords(db: Database, claimId: string): Promise<number> {
  const row = await db
    .withTables<StraightTalkTables>()
    .selectFrom('straight_talk.words')
    .innerJoin('straight_talk.rumours', 'straight_talk.rumours.id', 'straight_talk.words.rumour_id')
    .select(sql<number>`count(*)`.as('count'))
    .where('claim_id', '=', claimId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
