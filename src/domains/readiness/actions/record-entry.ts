import { createHash, randomBytes } from 'node:crypto';
import { dayOf } from '#foundations/calendar';
import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Database } from '#platform/database';
import { checkDraft, type Draft, type DraftProblem } from '../core/draft.ts';
import type { Entry } from '../core/entry.ts';
import type { RequirementId } from '../core/requirement.ts';
import { holdEntries, insertEntry, listVersions } from '../store/entries.ts';

export interface Recording extends Draft {
  readonly requirement: RequirementId;
  /** The version that was there when somebody began to write; 0 for none. */
  readonly after: number;
  /** The id of one of the staff. */
  readonly by: string;
  readonly now: Date;
}

export type RecordProblem = DraftProblem | { readonly kind: 'changed-meanwhile' };

/** Records a text as the next version. Refused when somebody else has recorded one since `after`, so that nobody's version is passed over unseen. */
export async function recordEntry(
  db: Database,
  { requirement, after, by, now, ...draft }: Recording,
): Promise<Result<Entry, readonly RecordProblem[]>> {
  const checked = checkDraft(draft, dayOf(now));
  if (!checked.ok) return checked;
  return db.transaction().execute(async (trx) => {
    await holdEntries(trx);
    const [latest] = await listVersions(trx, requirement);
    if ((latest?.version ?? 0) !== after) return refuse([{ kind: 'changed-meanwhile' }]);
    const id = randomBytes(16).toString('hex');
    const entry: Entry = { id, requirement, version: after + 1, ...checked.value, recordedBy: by, recordedAt: now };
    await insertEntry(trx, entry);
    await appendAudit(trx, {
      actor: `staff:${by}`,
      action: 'readiness.recorded',
      subject: `readiness:${requirement}`,
      detail: { entry: id, version: entry.version, sha256: createHash('sha256').update(entry.text).digest('hex') },
    });
    return accept(entry);
  });
}
