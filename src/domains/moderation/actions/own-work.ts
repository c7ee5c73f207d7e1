import { appendAudit } from '#platform/audit';
import type { Database } from '#platform/database';
import { minutesWithoutBreak, sitOn } from '../core/limits.ts';
import { findSitting, type Habits, saveHabits, saveSitting } from '../store/people.ts';
import { markAlertSeen, type Settings, saveSettings } from '../store/settings.ts';

/** Notes that somebody is at the queue, and says for how many minutes without a break once that is long; null before. */
export async function noteWork(db: Database, personId: string, now: Date): Promise<number | null> {
  const sitting = sitOn(await findSitting(db, personId), now);
  await saveSitting(db, personId, sitting);
  return minutesWithoutBreak(sitting);
}

export async function changeHabits(db: Database, personId: string, habits: Habits): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await saveHabits(trx, personId, habits);
    await appendAudit(trx, {
      actor: `staff:${personId}`,
      action: 'moderation.habits-changed',
      subject: `staff:${personId}`,
      detail: { languages: habits.languages, keys: habits.hasKeys },
    });
  });
}

/** What stewards decide for all. The text of the procedure is not in the audit log, only that it changed. */
export async function changeSettings(
  db: Database,
  settings: Omit<Settings, 'changed'>,
  changed: { readonly by: string; readonly at: Date },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await saveSettings(trx, settings, changed);
    await appendAudit(trx, {
      actor: `staff:${changed.by}`,
      action: 'moderation.settings-changed',
      subject: 'moderation:settings',
      detail: { restore: settings.restoreRight, reports: settings.takesReports, procedure: settings.procedure !== '' },
    });
  });
}

export async function seeAlert(db: Database, alertId: string, by: string, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (!(await markAlertSeen(trx, alertId, by, now))) return;
    await appendAudit(trx, { actor: `staff:${by}`, action: 'moderation.alert-seen', subject: `alert:${alertId}` });
  });
}
