import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { ReportReason } from '../core/report-reason.ts';
import type { ModerationTables } from './tables.ts';

/** Counts a report: that there was one on this day, for this reason. Nothing of who made it, or when on that day. */
export async function countReport(trx: Transaction, caseId: string, reason: ReportReason, now: Date): Promise<void> {
  await sql`insert into moderation.reports as known (case_id, reason, day, count)
    values (${caseId}, ${reason}, ${now.toISOString().slice(0, 10)}, 1)
    on conflict (case_id, reason, day) do update set count = known.count + 1`.execute(trx);
}

/** How many reports a case has had for each reason, the most first. */
export async function listReports(
  db: Database,
  caseId: string,
): Promise<readonly { readonly reason: ReportReason; readonly count: number }[]> {
  return db
    .withTables<ModerationTables>()
    .selectFrom('moderation.reports')
    .select('reason')
    .select(({ fn }) => fn.sum<string>('count').as('count'))
    .where('case_id', '=', caseId)
    .groupBy('reason')
    .orderBy('count', 'desc')
    .orderBy('reason')
    .execute()
    .then((rows) => rows.map(({ reason, count }) => ({ reason, count: Number(count) })));
}
