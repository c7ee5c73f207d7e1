import type { Database } from '#platform/database';
import type { Case } from '../core/case.ts';
import { verdictsFor } from '../core/decide.ts';
import type { Kind } from '../core/kind.ts';
import { type Moderator, type Obstacle, obstacleFor } from '../core/moderator.ts';
import type { Verdict } from '../core/reason.ts';
import type { AppealState } from '../core/receipt.ts';
import type { ReportReason } from '../core/report-reason.ts';
import { restoreEnd } from '../core/restore.ts';
import { findCase, findHiddenLike, listGroup } from '../store/cases.ts';
import { type LogEntry, listLog } from '../store/decisions.ts';
import { listRefusals } from '../store/people.ts';
import { findAppeal } from '../store/receipts.ts';
import { listReports } from '../store/reports.ts';
import { type Content, type Parts, partOf } from './content.ts';

/** Everything that the page of a case shows. */
export interface CaseView {
  readonly kase: Case;
  readonly kind: Kind;
  /** Null when its author has taken it back. */
  readonly content: Content | null;
  /** Why this person cannot decide it; null when they can. */
  readonly obstacle: Obstacle | null;
  readonly verdicts: readonly Verdict[];
  readonly log: readonly LogEntry[];
  readonly reports: readonly { readonly reason: ReportReason; readonly count: number }[];
  readonly appeal: AppealState;
  /** How many near-duplicates wait beside it. */
  readonly alike: number;
  /** Near-duplicates that were rejected or taken down, and the last of them. */
  readonly likeHidden: { readonly count: number; readonly last: Case } | null;
  /** Until when it can be brought back; null when it cannot. */
  readonly restoreEnd: Date | null;
}

const longestLog = 50;
const mostCounted = 1000;

/** Null when there is no such case. */
export async function readCase(
  db: Database,
  parts: Parts,
  { caseId, moderator, now }: { readonly caseId: string; readonly moderator: Moderator; readonly now: Date },
): Promise<CaseView | null> {
  const kase = await findCase(db, caseId);
  if (kase === null) return null;
  const { kind, content: door } = partOf(parts, kase.kind);
  const content = kase.state === 'closed' ? null : await door.read(db, kase.subjectId);
  const ties = { interested: content?.interested ?? [], refused: await listRefusals(db, caseId) };
  const { groupKey } = kase;
  const alike = groupKey === null ? [] : await listGroup(db, kind.id, groupKey, mostCounted);
  return {
    kase,
    kind,
    content,
    obstacle: obstacleFor(kase, moderator, ties),
    verdicts: verdictsFor(kase, kind),
    log: await listLog(db, { caseId, limit: longestLog }),
    reports: await listReports(db, caseId),
    appeal: await findAppeal(db, caseId),
    alike: alike.filter(({ id }) => id !== caseId).length,
    likeHidden: groupKey === null ? null : await findHiddenLike(db, kind.id, groupKey),
    restoreEnd: restoreEnd(kase, now),
  };
}
