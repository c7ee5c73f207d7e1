import { sweepAttempts, takeAttempt } from '#platform/attempts';
import { appendAudit } from '#platform/audit';
import type { Codes, NewCode } from '#platform/codes';
import type { Database, Transaction } from '#platform/database';
import type { Case } from '../core/case.ts';
import { hearReport } from '../core/hear-report.ts';
import { comeBack, openShown } from '../core/open.ts';
import { receiptDays } from '../core/receipt.ts';
import type { ReportReason } from '../core/report-reason.ts';
import { holdCaseOf, holdSubject, insertCase, updateCase } from '../store/cases.ts';
import { insertReceipt, sweepReceipts } from '../store/receipts.ts';
import { countReport } from '../store/reports.ts';
import { findSettings } from '../store/settings.ts';
import type { Content, Part } from './content.ts';
import { newId } from './new-id.ts';

/** Reports that are taken of one thing, and of all things of a kind together. What is beyond is answered and not stored. */
const forOne = { most: 20, seconds: 3600 };
const forKind = { most: 600, seconds: 3600 };

/**
 * heard: somebody will look. known: it waits already for this reason. judged: somebody looked for this reason, and it has not changed since.
 * nothing-there: readers do not see such a thing. too-many: it has been reported often just now. off: stewards have closed reports.
 */
export type ReportOutcome = 'heard' | 'known' | 'judged' | 'nothing-there' | 'too-many' | 'off';

export interface Reported {
  readonly outcome: ReportOutcome;
  /** For whoever reported, to see what came of it; null where nothing was stored. Who they are is not asked and not kept. */
  readonly code: NewCode | null;
}

/** A reader says that something is wrong with what everybody can see. */
export async function reportContent(
  db: Database,
  { kind, content }: Part,
  codes: Codes,
  { subjectId, reason, now }: { readonly subjectId: string; readonly reason: ReportReason; readonly now: Date },
): Promise<Reported> {
  if (!(await findSettings(db)).takesReports) return { outcome: 'off', code: null };
  const found = await content.read(db, subjectId);
  if (found === null || found.address === null) return { outcome: 'nothing-there', code: null };
  await sweepAttempts(db);
  const mayBeStored =
    (await takeAttempt(db, `report:${kind.id}:${subjectId}`, forOne)) &&
    (await takeAttempt(db, `report:${kind.id}`, forKind));
  if (!mayBeStored) return { outcome: 'too-many', code: null };

  return db.transaction().execute(async (trx) => {
    await holdSubject(trx, kind.id, subjectId);
    const known = await holdCaseOf(trx, kind.id, subjectId);
    const kase =
      known === null ? await insertShown(trx, kind.id, subjectId, found, now) : comeBack(known, kind, aboutOf(found));
    const heard = hearReport(kase, reason, found.version, now);
    if (heard.kind === 'nothing-there') return { outcome: heard.kind, code: null };
    await countReport(trx, kase.id, reason, now);
    const code = codes.make('receipt');
    await sweepReceipts(trx, new Date(now.getTime() - receiptDays * 86_400_000));
    await insertReceipt(trx, { codeHash: code.hash, caseId: kase.id, holder: 'reporter', at: now });
    if (heard.kind === 'heard') {
      await updateCase(trx, heard.next);
      const detail = { kind: kind.id, subject: subjectId, reason };
      await appendAudit(trx, { actor: 'reader', action: 'moderation.reported', subject: `case:${kase.id}`, detail });
    }
    return { outcome: heard.kind, code };
  });
}

const aboutOf = ({ places, passages }: Content) => ({ language: passages[0]?.language ?? null, places });

async function insertShown(
  trx: Transaction,
  kind: string,
  subjectId: string,
  content: Content,
  now: Date,
): Promise<Case> {
  const kase = openShown({ id: newId(), kind, subjectId, now }, aboutOf(content));
  await insertCase(trx, kase);
  return kase;
}
