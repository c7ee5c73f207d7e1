import type { SignsOfAbuse, ToldHours } from '#domains/voices/core';
import type { Disclosed } from '#foundations/disclosure';
import type { Assets } from '../../shell/assets.ts';
import { moment } from '../frame/moment.ts';
import type { StaffVisit } from '../frame/visit.ts';
import { HoursChart } from './hours-chart.tsx';
import { WaveDeskPage, type WaveHead } from './waves-frame.tsx';
import { told } from './words.ts';

export interface NumbersView {
  readonly head: WaveHead;
  readonly figures: readonly {
    readonly name: 'prepared' | 'opened' | 'shared' | 'declined' | 'shown' | 'withdrawn';
    readonly figure: Disclosed;
  }[];
  readonly until: Date;
  readonly hours: readonly ToldHours[];
  /** Where those live whose words are shown and who said so; with how much need the map sees there. */
  readonly areas: readonly {
    readonly name: string;
    readonly code: string;
    readonly figure: Disclosed;
    readonly bands: readonly string[];
  }[];
  readonly hasWall: boolean;
  readonly signs: SignsOfAbuse;
  /** The map that the bands are of; null where none is public. */
  readonly map: string | null;
}

/** What is counted, what each figure means, where it was heard, and what looks like abuse. Nothing here follows a person. */
export function NumbersPage({ visit, assets, view }: { visit: StaffVisit; assets: Assets; view: NumbersView }) {
  const { reader } = visit;
  const { t } = reader;
  return (
    <WaveDeskPage visit={visit} assets={assets} wave={view.head} title={t('desk.waves.view.numbers')} tab="numbers">
      <h1>{t('desk.waves.view.numbers')}</h1>
      <p class="lead">{t('desk.waves.numbers.lead')}</p>
      <dl class="figures">
        {view.figures.map(({ name, figure }) => (
          <div key={name} class="card">
            <dt>{t(`desk.waves.numbers.${name}`)}</dt>
            <dd class="large">{told(reader, figure, name === 'shared')}</dd>
            <dd class="hint">{t(`desk.waves.numbers.${name}.about`)}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{t('desk.waves.numbers.until', { moment: moment(reader, view.until) })}</p>
      <section aria-labelledby="hours">
        <h2 id="hours">{t('desk.waves.numbers.hours')}</h2>
        <p class="hint">{t('desk.waves.numbers.hours.about')}</p>
        <HoursChart reader={reader} hours={view.hours} />
      </section>
      <section aria-labelledby="where">
        <h2 id="where">{t('desk.waves.numbers.where')}</h2>
        <p class="hint">{t(view.hasWall ? 'desk.waves.numbers.where.about' : 'desk.waves.numbers.where.no-wall')}</p>
        {view.areas.length > 0 && (
          <div class="scroll">
            <table class="numbers">
              <thead>
                <tr>
                  <th scope="col">{t('desk.waves.numbers.area')}</th>
                  <th scope="col">{t('desk.waves.numbers.shown')}</th>
                  {view.map !== null && <th scope="col">{t('desk.waves.numbers.need')}</th>}
                </tr>
              </thead>
              <tbody>
                {view.areas.map(({ name, code, figure, bands }) => (
                  <tr key={code}>
                    <th scope="row">{view.map === null ? name : <a href={`/areas/${code}`}>{name}</a>}</th>
                    <td>{told(reader, figure, true)}</td>
                    {view.map !== null && <td>{bands.join(', ') || t('desk.waves.numbers.no-band')}</td>}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {view.map !== null && (
          <figure class="need">
            <img
              src="/map.svg"
              width="600"
              height="600"
              loading="lazy"
              alt={t('desk.waves.numbers.map', { map: view.map })}
            />
            <figcaption>
              <a href="/map">{t('desk.waves.numbers.map', { map: view.map })}</a>
            </figcaption>
          </figure>
        )}
      </section>
      <section aria-labelledby="signs">
        <h2 id="signs">{t('desk.waves.numbers.signs')}</h2>
        <p class="hint">{t('desk.waves.numbers.signs.about')}</p>
        <dl class="facts">
          {(['copied', 'crowded', 'guessed'] as const).map((name) => (
            <>
              <dt>{t(`desk.waves.numbers.${name}`)}</dt>
              <dd>
                {told(reader, view.signs[name])} <span class="hint">{t(`desk.waves.numbers.${name}.about`)}</span>
              </dd>
            </>
          ))}
        </dl>
        {view.signs.bursts.map(({ hour, prepared, timesUsual }) => (
          <p key={hour.getTime()} class="notice">
            {t('desk.waves.numbers.burst', {
              moment: moment(reader, hour),
              count: told(reader, prepared),
              times: timesUsual,
            })}
          </p>
        ))}
      </section>
      <p>{t('desk.waves.numbers.never')}</p>
    </WaveDeskPage>
  );
}
