import { sql } from 'kysely';
import type { Paper, PaperDecision } from '#foundations/paper';
import type { Database, Transaction } from '#platform/database';
import type { FactId } from '../core/fact.ts';
import type { FactCheck, FactVersion } from '../core/standing.ts';
import type { FactsTables } from './tables.ts';

/** Every version of every fact, and every check. A few hundred rows after years. */
export interface Register {
  readonly papers: ReadonlyMap<string, readonly Paper<FactVersion>[]>;
  readonly checks: ReadonlyMap<string, readonly FactCheck[]>;
}

export async function readRegister(db: Database): Promise<Register> {
  const tables = db.withTables<FactsTables>();
  const versions = await tables.selectFrom('facts.versions').selectAll().orderBy('fact_id').orderBy('number').execute();
  const checks = await tables
    .selectFrom('facts.checks')
    .select([
      'fact_id',
      'version',
      sql<string>`to_char(checked_on, 'YYYY-MM-DD')`.as('checkedOn'),
      sql<string>`to_char(next_check, 'YYYY-MM-DD')`.as('nextCheck'),
      'checked_by as by',
    ])
    .orderBy('fact_id')
    .orderBy('checked_on')
    .execute();
  const grouped = Map.groupBy(versions, ({ fact_id }) => fact_id);
  const ofFact = Map.groupBy(checks, ({ fact_id }) => fact_id);
  return {
    papers: new Map([...grouped].map(([id, rows]) => [id, rows.map(paperOf)])),
    checks: new Map([...ofFact].map(([id, rows]) => [id, rows.map(({ fact_id: _, ...check }) => check)])),
  };
}

/** Lets nobody else write a version until the transaction ends. */
export async function holdRegister(trx: Transaction): Promise<Register> {
  await sql`lock table facts.versions in share row exclusive mode`.execute(trx);
  return readRegister(trx);
}

export async function insertVersion(
  trx: Transaction,
  id: FactId,
  { number, body, writtenBy, writtenAt }: Pick<Paper<FactVersion>, 'number' | 'body' | 'writtenBy' | 'writtenAt'>,
): Promise<void> {
  await trx
    .withTables<FactsTables>()
    .insertInto('facts.versions')
    .values({
      ...{ fact_id: id, number, body: JSON.stringify(body), written_by: writtenBy, written_at: writtenAt },
      ...{ outcome: null, decided_by: null, decided_at: null, note: null },
    })
    .execute();
}

export async function storeDecision(
  trx: Transaction,
  id: FactId,
  number: number,
  { outcome, by, at, note }: PaperDecision,
): Promise<void> {
  await trx
    .withTables<FactsTables>()
    .updateTable('facts.versions')
    .set({ outcome, decided_by: by, decided_at: at, note })
    .where('fact_id', '=', id)
    .where('number', '=', number)
    .execute();
}

/** A second check of a day changes nothing. */
export async function insertCheck(trx: Transaction, id: FactId, check: FactCheck): Promise<void> {
  await trx
    .withTables<FactsTables>()
    .insertInto('facts.checks')
    .values({
      ...{ fact_id: id, version: check.version, checked_on: check.checkedOn, next_check: check.nextCheck },
      checked_by: check.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

type VersionRow = {
  readonly number: number;
  readonly body: unknown;
  readonly written_by: string;
  readonly written_at: Date;
  readonly outcome: PaperDecision['outcome'] | null;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly note: string | null;
};

function paperOf(row: VersionRow): Paper<FactVersion> {
  const { outcome, decided_by: by, decided_at: at, note } = row;
  return {
    number: row.number,
    body: row.body as FactVersion, // It was checked before it was stored, and nobody can have changed it since.
    writtenBy: row.written_by,
    writtenAt: row.written_at,
    isOffered: true,
    decision: outcome === null || by === null || at === null ? null : { outcome, by, at, note: note ?? '' },
  };
}
