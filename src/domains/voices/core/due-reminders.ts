import { isThere, phaseOf, type Wave } from './wave.ts';

/** wait: its moment is to come, or it stands still for now. send: it is open. drop: nobody is to be reminded of it any more. */
export type DueReminders = 'wait' | 'send' | 'drop';

/** A reminder that comes days late reminds of nothing. */
const LATEST_HOURS = 48;

/**
 * What is to be done with the reminders of a wave. One that waits for enough people reminds when they have come; one that is paused when it goes on; neither
 * does two days after its moment and longer.
 */
export function dueReminders(wave: Wave, now: Date): DueReminders {
  if (!isThere(wave)) return 'drop';
  const phase = phaseOf(wave, now);
  if (phase === 'scheduled' || (phase === 'paused' && wave.opensAt > now)) return 'wait';
  const since = Math.max(wave.opensAt.getTime(), wave.reachedAt?.getTime() ?? 0);
  if (phase === 'closed' || now.getTime() - since > LATEST_HOURS * 3_600_000) return 'drop';
  return phase === 'open' ? 'send' : 'wait';
}
