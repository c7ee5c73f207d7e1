import type { Database } from '#platform/database';
import type { Subscription } from '#platform/push';
import type { VoicesTables } from './tables.ts';

/** Once for each browser. */
export async function insertReminder(
  db: Database,
  waveId: string,
  { endpoint, p256dh, auth }: Subscription,
): Promise<void> {
  await db
    .withTables<VoicesTables>()
    .insertInto('voices.reminders')
    .values({ wave_id: waveId, endpoint, p256dh, auth })
    .onConflict((conflict) => conflict.columns(['wave_id', 'endpoint']).doUpdateSet({ p256dh, auth }))
    .execute();
}

/** In pages that follow each other. */
export async function listReminders(
  db: Database,
  waveId: string,
  { after, most }: { readonly after: string; readonly most: number },
): Promise<readonly Subscription[]> {
  return db
    .withTables<VoicesTables>()
    .selectFrom('voices.reminders')
    .select(['endpoint', 'p256dh', 'auth'])
    .where('wave_id', '=', waveId)
    .where('endpoint', '>', after)
    .orderBy('endpoint')
    .limit(most)
    .execute();
}

export async function deleteReminder(db: Database, waveId: string, endpoint: string): Promise<void> {
  await db
    .withTables<VoicesTables>()
    .deleteFrom('voices.reminders')
    .where('wave_id', '=', waveId)
    .where('endpoint', '=', endpoint)
    .execute();
}

export async function deleteReminders(db: Database, waveId: string): Promise<void> {
  await db.withTables<VoicesTables>().deleteFrom('voices.reminders').where('wave_id', '=', waveId).execute();
}
