import { sql } from 'kysely';
import { z } from 'zod';
import type { Database, Transaction } from '#platform/database';
import { causes, states } from '../core/case.ts';
import type { Pace } from '../core/limits.ts';
import type { Reason, Verdict } from '../core/reason.ts';
import { isReportReason, type ReportReason } from '../core/report-reason.ts';
import type { Before } from '../core/take-back.ts';
import type { Outcome, Tally } from '../core/transparency.ts';
import type { ModerationTables } from './tables.ts';

/** Decisions made with one press of a button: one, or those over a group. */
export interface Batch {
  readonly id: string;
  readonly by: string;
  readonly at: Date;
  readonly verdict: Verdict;
  readonly reason: Reason;
  readonly inGroup: boolean;
  readonly size: number;
  readonly undone: { readonly at: Date; readonly by: string } | null;
}

/** What was decided about one case, and how it stood before. */
export interface DecisionEntry {
  readonly caseId: string;
  readonly outcome: Outcome;
  readonly tookDown: boolean;
  readonly before: Before;
  readonly versionAfter: number;
}

export async function insertBatch(
  trx: Transaction,
  batch: Omit<Batch, 'undone' | 'size'>,
  entries: readonly DecisionEntry[],
): Promise<void> {
  const tables = trx.withTables<ModerationTables>();
  await tables
    .insertInto('moderation.batches')
    .values({
      id: batch.id,
      by_id: batch.by,
      at: batch.at,
      verdict: batch.verdict,
      reason: batch.reason,
      in_group: batch.inGroup,
      size: entries.length,
      undone_at: null,
      undone_by: null,
    })
    .execute();
  await tables
    .insertInto('moderation.decisions')
    .values(
      entries.map((entry) => ({
        case_id: entry.caseId,
        batch_id: batch.id,
        outcome: entry.outcome,
        took_down: entry.tookDown,
        before: JSON.stringify(entry.before),
        version_after: entry.versionAfter,
      })),
    )
    .execute();
}

/** Held until the transaction ends; null for one that was never made. */
export async function holdBatch(trx: Transaction, id: string): Promise<Batch | null> {
  const row = await selectBatches(trx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : batchOf(row);
}

export async function findBatch(db: Database, id: string): Promise<Batch | null> {
  const row = await selectBatches(db).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : batchOf(row);
}

export async function markUndone(trx: Transaction, id: string, by: string, at: Date): Promise<void> {
  await trx
    .withTables<ModerationTables>()
    .updateTable('moderation.batches')
    .set({ undone_at: at, undone_by: by })
    .where('id', '=', id)
    .execute();
}

const date = z.iso.datetime().transform((text) => new Date(text));
const reasons = z
  .array(z.string())
  .transform((all) => all.filter((reason): reason is ReportReason => isReportReason(reason)));
const standing = z.object({ verdict: z.string(), reason: z.string(), at: date, by: z.array(z.string()) });
const beforeSchema = z.object({
  state: z.enum(states),
  cause: z.enum(causes),
  shown: z.boolean(),
  queuedAt: date,
  dueAt: date,
  heldUntil: date.nullable(),
  reported: reasons,
  judged: reasons,
  judgedVersion: z.string().nullable(),
  standing: standing.nullable(),
});

/** In the order of their cases. */
export async function listDecisionsOf(db: Database, batchId: string): Promise<readonly DecisionEntry[]> {
  const rows = await db
    .withTables<ModerationTables>()
    .selectFrom('moderation.decisions')
    .selectAll()
    .where('batch_id', '=', batchId)
    .orderBy('case_id')
    .execute();
  return rows.map((row) => ({
    caseId: row.case_id,
    outcome: row.outcome,
    tookDown: row.took_down,
    // Written by `insertBatch` from the very type.
    before: beforeSchema.parse(row.before) as Before,
    versionAfter: row.version_after,
  }));
}

/** A line of the log: who decided what, when. */
export interface LogEntry {
  readonly batch: Batch;
  readonly caseId: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly outcome: Outcome;
}

/** What was decided, the newest first. `of`: about one case, in one batch, or by one person. */
export async function listLog(
  db: Database,
  of: { readonly caseId?: string; readonly batchId?: string; readonly by?: string; readonly limit: number },
): Promise<readonly LogEntry[]> {
  const rows = await db
    .withTables<ModerationTables>()
    .selectFrom('moderation.decisions as decision')
    .innerJoin('moderation.batches as batch', 'batch.id', 'decision.batch_id')
    .innerJoin('moderation.cases as kase', 'kase.id', 'decision.case_id')
    .selectAll('batch')
    .select(['decision.case_id', 'decision.outcome', 'kase.kind', 'kase.subject_id'])
    .$if(of.caseId !== undefined, (query) => query.where('decision.case_id', '=', of.caseId ?? ''))
    .$if(of.batchId !== undefined, (query) => query.where('batch.id', '=', of.batchId ?? ''))
    .$if(of.by !== undefined, (query) => query.where('batch.by_id', '=', of.by ?? ''))
    .orderBy('decision.sequence', 'desc')
    .limit(of.limit)
    .execute();
  return rows.map((row) => ({
    batch: batchOf(row),
    caseId: row.case_id,
    kind: row.kind,
    subjectId: row.subject_id,
    outcome: row.outcome,
  }));
}

/** Makes every other step of the same person wait until this transaction ends, so that two at once cannot pass a limit together. */
export async function holdPace(trx: Transaction, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`moderation.pace ${personId}`}, 0))`.execute(trx);
}

/** What somebody has done since a moment. What they took back counts too: the harm was done meanwhile. */
export async function paceSince(db: Database, personId: string, since: Date): Promise<Pace> {
  const { rows } = await sql<{ bulk: number; takedowns: number }>`
    select count(*) filter (where batch.in_group) as bulk, count(*) filter (where decision.took_down) as takedowns
    from moderation.batches as batch join moderation.decisions as decision on decision.batch_id = batch.id
    where batch.by_id = ${personId} and batch.at > ${since}`.execute(db);
  return rows[0] ?? { bulk: 0, takedowns: 0 };
}

/** When anything was decided here for the first time; null before that. */
export async function findFirstDecision(db: Database): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select min(at) as at from moderation.batches`.execute(db);
  return rows[0]?.at ?? null;
}

/** What came of decisions in a stretch of time, by reason; and how many were taken back in it. */
export async function tally(db: Database, from: Date, to: Date): Promise<readonly Tally[]> {
  const { rows } = await sql<Tally>`
    select decision.outcome, batch.reason, count(*) as count
    from moderation.batches as batch join moderation.decisions as decision on decision.batch_id = batch.id
    where batch.at >= ${from} and batch.at < ${to}
    group by decision.outcome, batch.reason
    union all
    select 'taken-back', 'mistake', count(*)
    from moderation.batches as batch join moderation.decisions as decision on decision.batch_id = batch.id
    where batch.undone_at >= ${from} and batch.undone_at < ${to}`.execute(db);
  return rows;
}

type BatchRow = ModerationTables['moderation.batches'];

const selectBatches = (db: Database) => db.withTables<ModerationTables>().selectFrom('moderation.batches').selectAll();

function batchOf(row: BatchRow): Batch {
  const { undone_at: undoneAt, undone_by: undoneBy } = row;
  return {
    id: row.id,
    by: row.by_id,
    at: row.at,
    verdict: row.verdict,
    reason: row.reason,
    inGroup: row.in_group,
    size: row.size,
    undone: undoneAt === null || undoneBy === null ? null : { at: undoneAt, by: undoneBy },
  };
}
