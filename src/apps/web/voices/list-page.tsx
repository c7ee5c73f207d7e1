import { phaseOf, type Wave } from '#domains/voices/core';
import { VOICES_STYLES } from '../shell/assets.ts';
import { occasion } from '../shell/occasion.ts';
import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { InLanguage } from './wave-frame.tsx';

/** Every wave that everybody may know of: what goes on, what is coming, what is over. */
export function ListPage({
  site,
  reader,
  waves,
  now,
}: {
  site: Site;
  reader: Reader;
  waves: readonly Wave[];
  now: Date;
}) {
  const { t } = reader;
  const groups = [
    { name: 'open', of: waves.filter((wave) => phaseOf(wave, now) === 'open') },
    { name: 'coming', of: waves.filter((wave) => ['scheduled', 'paused'].includes(phaseOf(wave, now))) },
    { name: 'over', of: waves.filter((wave) => phaseOf(wave, now) === 'closed').toReversed() },
  ].filter(({ of }) => of.length > 0);
  return (
    <Page
      site={site}
      reader={reader}
      title={t('voices.list.title')}
      description={t('voices.list.description')}
      section="waves"
      styles={VOICES_STYLES}
    >
      <h1>{t('voices.list.title')}</h1>
      <p class="lead">{t('voices.list.lead')}</p>
      {groups.length === 0 && <p>{t('voices.list.none')}</p>}
      {groups.map(({ name, of }) => (
        <section key={name} aria-labelledby={name}>
          <h2 id={name}>{t(`voices.list.${name}`)}</h2>
          <ul class="waves">
            {of.map((wave) => (
              <li key={wave.id} class="card">
                <h3>
                  <a href={reader.href(`/waves/${wave.slug}`)}>
                    <InLanguage reader={reader} texts={wave.content.title} />
                  </a>
                </h3>
                <p>
                  <InLanguage reader={reader} texts={wave.content.aim} />
                </p>
                <p class="hint">{t('voices.by', { organiser: reader.apart(wave.content.organiser.name) })}</p>
                {wave.isExample && <p class="hint">{t('voices.demonstration.name')}</p>}
                {phaseOf(wave, now) === 'scheduled' && (
                  <p class="hint">{t('voices.begins', { moment: reader.apart(occasion(reader, wave.opensAt)) })}</p>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}
