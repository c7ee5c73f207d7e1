import type { Wave } from '#domains/voices/core';
import { REMIND_ISLANDS } from '../shell/assets.ts';
import { occasion } from '../shell/occasion.ts';
import { addressOf, type Scene, WaveFrame } from './wave-frame.tsx';

/** Two ways to be reminded: a calendar, which works everywhere, and the browser itself, where it can. The second is offered by script alone, which it needs. */
export function RemindPage({ scene, wave, pushKey }: { scene: Scene; wave: Wave; pushKey: string }) {
  const { reader, view } = scene;
  const { t, href } = reader;
  const path = (page: string) => href(addressOf({ view: { ...view, wave } }, page));
  return (
    <WaveFrame scene={scene} title={t('voices.remind.title')} islands={REMIND_ISLANDS}>
      <h1>{t('voices.remind.title')}</h1>
      <p class="lead">{t('voices.remind.lead', { moment: reader.apart(occasion(reader, wave.opensAt)) })}</p>
      <p>{t('voices.remind.calendar')}</p>
      <p>
        <a class="button" href={path('/reminder.ics')}>
          {t('voices.more.reminder')}
        </a>
      </p>
      <remind-me
        hidden
        data-key={pushKey}
        data-worker={path('/reminder.js')}
        data-scope={path('/')}
        data-address={path('/remind')}
        data-on={t('voices.remind.push.on')}
        data-gone={t('voices.remind.push.gone')}
        data-failed={t('voices.remind.push.failed')}
      >
        <h2>{t('voices.remind.push')}</h2>
        <p>{t('voices.remind.push.about', { title: reader.apart(t('voices.reminder.title')) })}</p>
        <p>{t('voices.remind.push.kept')}</p>
        <button type="button" class="second ask">
          {t('voices.remind.push.go')}
        </button>
        <button type="button" class="second off" hidden>
          {t('voices.remind.push.off')}
        </button>
        <p class="said" role="status" />
      </remind-me>
    </WaveFrame>
  );
}
