import type { Database } from '#platform/database';
import type { Pusher, Subscription } from '#platform/push';
import { dueReminders } from '../core/due-reminders.ts';
import type { Wave } from '../core/wave.ts';
import { deleteReminder, deleteReminders, listReminders } from '../store/reminders.ts';
import { listWaves } from '../store/waves.ts';

/** For how long a push service keeps trying: a reminder of the evening is none in the morning. */
const TTL_SECONDS = 6 * 3600;
const AT_ONCE = 20;

/**
 * Reminds those who asked, of the waves whose moment has come. A subscription goes once its message is handed over, or its browser wants none; what
 * could not be delivered stays for the next time. Outside of a transaction, as services take their time; if this is killed half way, a phone that gets
 * a message twice shows it once. Says how many were sent.
 */
export async function sendReminders(db: Database, push: Pusher, now: Date, signal?: AbortSignal): Promise<number> {
  let sent = 0;
  for (const wave of await listWaves(db)) {
    const due = dueReminders(wave, now);
    if (due === 'drop') await deleteReminders(db, wave.id);
    if (due === 'send') sent += await remindAll(db, push, wave, signal);
  }
  return sent;
}

async function remindAll(db: Database, push: Pusher, wave: Wave, signal?: AbortSignal): Promise<number> {
  let sent = 0;
  let after = '';
  for (;;) {
    const some = await listReminders(db, wave.id, { after, most: AT_ONCE });
    after = some.at(-1)?.endpoint ?? '';
    if (some.length === 0 || signal?.aborted === true) return sent;
    const outcomes = await Promise.all(some.map((subscription) => remind(db, push, wave, subscription)));
    sent += outcomes.filter((outcome) => outcome === 'sent').length;
  }
}

/** The message says nothing: what is shown, and where it leads, the browser has had since it was asked. */
async function remind(db: Database, push: Pusher, { id }: Wave, subscription: Subscription) {
  const outcome = await push.send(subscription, { text: 'reminder', ttlSeconds: TTL_SECONDS, about: `wave ${id}` });
  if (outcome !== 'later') await deleteReminder(db, id, subscription.endpoint);
  return outcome;
}
