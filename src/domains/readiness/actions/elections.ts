import { appendAudit } from '#platform/audit';
import type { Database } from '#platform/database';
import { type ElectionLock, type ElectionSetting, lockFrom } from '../core/election-periods.ts';
import { findElectionSetting, insertElectionSetting } from '../store/election-settings.ts';

/** The period before an election that runs, or the next that comes, for an installation that is bound by it. */
export async function electionLock(db: Database, now: Date): Promise<ElectionLock | null> {
  return lockFrom(await findElectionSetting(db), now);
}

/** Sets the periods. `after`: the number of the setting that was read before. changed-since: somebody was quicker. */
export async function setElections(
  db: Database,
  setting: ElectionSetting,
  { after, by, now }: { readonly after: number; readonly by: string; readonly now: Date },
): Promise<'set' | 'changed-since'> {
  return db.transaction().execute(async (trx) => {
    if ((await findElectionSetting(trx)).number !== after) return 'changed-since';
    if (!(await insertElectionSetting(trx, after + 1, setting, { by, now }))) return 'changed-since';
    const detail = { number: after + 1, bound: setting.isBound, periods: setting.periods.length };
    await appendAudit(trx, { actor: `staff:${by}`, action: 'readiness.elections-set', subject: 'elections', detail });
    return 'set';
  });
}
