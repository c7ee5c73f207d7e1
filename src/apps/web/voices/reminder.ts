import type { Wave } from '#domains/voices/core';
import type { CalendarMoment } from '#foundations/calendar';
import { addressOf, type Scene } from './wave-frame.tsx';

const MINUTES = 15;

/**
 * What somebody puts into her calendar: the moment of a wave that is to come, or, once it goes on, that of the next in its series. Its title says
 * nothing, as it stands on a locked screen. A wave that was stopped or ended before its moment takes its reminder back.
 */
export function reminderOf(scene: Scene): CalendarMoment | null {
  const { site, reader, view } = scene;
  const { t, href } = reader;
  const next = nextIn(view);
  const wave = next ?? view.wave;
  const isStopped = view.phase === 'paused' || view.phase === 'closed';
  if (wave.opensAt <= view.at) return null;
  const address = addressOf({ view: { ...view, wave } });
  return {
    uid: `wave-${wave.id}@${new URL(site.publicUrl).hostname}`,
    sequence: wave.changes,
    changedAt: wave.changedAt,
    startsAt: wave.opensAt,
    minutes: MINUTES,
    title: t('voices.reminder.title'),
    note: t(isStopped && next === null ? 'voices.reminder.cancelled' : 'voices.reminder.note'),
    address: site.publicUrl + href(address),
    isCancelled: isStopped && next === null,
  };
}

/** Which wave somebody can be reminded of, and null where there is none to come. */
export function toBeReminded({ view }: Pick<Scene, 'view'>): Wave | null {
  return view.phase === 'scheduled' ? view.wave : nextIn(view);
}

const nextIn = ({ phase, next }: Scene['view']): Wave | null => (phase === 'open' || phase === 'closed' ? next : null);
