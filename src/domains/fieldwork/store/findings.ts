import type { Selectable } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { FieldworkTables, FindingsState } from './tables.ts';

/** What is said in public of a round, as it was when somebody offered it: it does not change with what people say later. */
export interface Findings {
  readonly roundId: string;
  readonly number: number;
  readonly body: unknown;
  readonly offeredBy: string;
  readonly offeredAt: Date;
  readonly state: FindingsState;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

/** By number. */
export async function listFindings(db: Database, roundId: string): Promise<readonly Findings[]> {
  const rows = await db
    .withTables<FieldworkTables>()
    .selectFrom('fieldwork.findings')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('number')
    .execute();
  return rows.map(findingsOf);
}

/** Those that anybody may read, the newest first, with the address and title of their round. */
export async function listPublicFindings(
  db: Database,
): Promise<readonly (Findings & { readonly slug: string; readonly title: string })[]> {
  const rows = await db
    .withTables<FieldworkTables>()
    .selectFrom('fieldwork.findings as found')
    .innerJoin('fieldwork.rounds as round', 'round.id', 'found.round_id')
    .selectAll('found')
    .select(['round.slug', 'round.title'])
    .where('found.state', '=', 'public')
    .orderBy('found.decided_at', 'desc')
    .execute();
  return rows.map((row) => ({ ...findingsOf(row), slug: row.slug, title: row.title }));
}

export async function insertFindings(
  trx: Transaction,
  {
    roundId,
    number,
    body,
    offeredBy,
    offeredAt,
  }: Pick<Findings, 'roundId' | 'number' | 'body' | 'offeredBy' | 'offeredAt'>,
): Promise<void> {
  await trx
    .withTables<FieldworkTables>()
    .insertInto('fieldwork.findings')
    .values({
      ...{ round_id: roundId, number, body: JSON.stringify(body), offered_by: offeredBy, offered_at: offeredAt },
      ...{ state: 'offered', decided_by: null, decided_at: null },
    })
    .execute();
}

export async function storeFindingsState(
  trx: Transaction,
  { roundId, number }: Pick<Findings, 'roundId' | 'number'>,
  decided: { readonly state: Exclude<FindingsState, 'offered'>; readonly by: string; readonly at: Date },
): Promise<void> {
  await trx
    .withTables<FieldworkTables>()
    .updateTable('fieldwork.findings')
    .set({ state: decided.state, decided_by: decided.by, decided_at: decided.at })
    .where('round_id', '=', roundId)
    .where('number', '=', number)
    .execute();
}

function findingsOf(row: Selectable<FieldworkTables['fieldwork.findings']>): Findings {
  return {
    ...{ roundId: row.round_id, number: row.number, body: row.body, offeredBy: row.offered_by },
    ...{ offeredAt: row.offered_at, state: row.state, decidedBy: row.decided_by, decidedAt: row.decided_at },
  };
}
