import type { WavePhase } from '#domains/voices/core';
import type { Assets } from '../../shell/assets.ts';
import { occasion } from '../../shell/occasion.ts';
import { DeskPage } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';

/** A wave in the list. */
export interface ListedWave {
  readonly id: string;
  readonly title: string;
  readonly phase: WavePhase;
  readonly opensAt: Date;
  readonly places: readonly string[];
  readonly isExample: boolean;
  /** Whether a second person is asked for. */
  readonly waits: boolean;
}

/** Every wave that somebody looks after, what waits for a second person first. */
export function WavesPage({
  visit,
  assets,
  waves,
  lockWords,
}: {
  visit: StaffVisit;
  assets: Assets;
  waves: readonly ListedWave[];
  /** Why nothing can be published just now; null where nothing is in the way. */
  lockWords: string | null;
}) {
  const { reader } = visit;
  const { t, list } = reader;
  const groups = [
    { name: 'waiting', of: waves.filter(({ waits }) => waits) },
    { name: 'going', of: waves.filter(({ waits, phase }) => !waits && !['draft', 'closed'].includes(phase)) },
    { name: 'drafts', of: waves.filter(({ waits, phase }) => !waits && phase === 'draft') },
    { name: 'over', of: waves.filter(({ waits, phase }) => !waits && phase === 'closed').toReversed() },
  ].filter(({ of }) => of.length > 0);
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.nav.waves')} section="waves">
      <h1>{t('desk.nav.waves')}</h1>
      <p class="lead">{t('desk.waves.lead')}</p>
      {lockWords !== null && <p class="notice">{lockWords}</p>}
      <p class="buttons">
        <a class="button" href="/desk/waves/new">
          {t('desk.waves.new')}
        </a>
        <a class="button second" href="/desk/elections">
          {t('desk.elections.title')}
        </a>
      </p>
      {groups.length === 0 && <p>{t('desk.waves.none')}</p>}
      {groups.map(({ name, of }) => (
        <section key={name} aria-labelledby={name}>
          <h2 id={name}>{t(`desk.waves.group.${name}`)}</h2>
          <ul class="entries">
            {of.map((wave) => (
              <li key={wave.id} class="card">
                <div>
                  <h3>
                    <a href={`/desk/waves/${wave.id}`}>
                      <bdi dir="auto">{wave.title}</bdi>
                    </a>
                  </h3>
                  <p>
                    {t('desk.waves.opens-at', { moment: occasion(reader, wave.opensAt) })}{' '}
                    {wave.places.length > 0 && list(wave.places)}
                  </p>
                </div>
                <span class="standing">
                  {wave.isExample ? t('desk.waves.example') : t(`desk.waves.phase.${wave.phase}`)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </DeskPage>
  );
}
