import { BANDS, describeData, describeGroups, describeLimits, type IndexVersion } from '#domains/mapping/core';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';

export interface ReportView {
  readonly version: IndexVersion;
  readonly isPublic: boolean;
  /** Who made it public, and when; null where nobody has. */
  readonly published: { readonly by: readonly string[]; readonly on: string } | null;
  readonly axes: readonly {
    readonly id: string;
    readonly title: string;
    /** Of its picture; null where the areas have no place on a map. */
    readonly picture: { readonly width: number; readonly height: number } | null;
    /** How many areas stay in one band, reach into a second, or further; null where nothing was drawn. */
    readonly staying: { readonly sure: number; readonly fair: number; readonly unsure: number } | null;
  }[];
  readonly challenges: { readonly shown: number; readonly answered: number };
}

/** A map on paper, for a meeting: what it shows, how sure that is, what it is made of, and what it does not say. Printed by the browser. */
export function ReportPage({ visit, assets, view }: { visit: StaffVisit; assets: Assets; view: ReportView }) {
  const { t, number, date, list } = visit.reader;
  const { version, isPublic, published, axes, challenges } = view;
  return (
    <DeskPage visit={visit} assets={assets} title={version.title} section="maps">
      <article class="sheet-report">
        <p class="over-title">
          <a href={`/desk/maps/${version.id}`}>{version.id}</a>
        </p>
        <h1>{version.title}</h1>
        <p class="lead">{t('desk.report.lead', { areas: number(version.areaCount) })}</p>
        {!isPublic && <p class="notice">{t('desk.report.not-public')}</p>}
        <p class="hint">
          {t('desk.report.made', { date: date(new Date(version.createdAt)) })}{' '}
          {published !== null &&
            t('desk.report.published', {
              names: list(published.by),
              date: date(new Date(`${published.on}T00:00:00Z`)),
            })}{' '}
          {t('desk.report.print')}
        </p>
        {axes.map(({ id, title, picture, staying }) => (
          <section key={id} aria-labelledby={`axis-${id}`} class={`axis-part ${id}`}>
            <h2 id={`axis-${id}`}>{title}</h2>
            {picture && (
              <figure>
                <img
                  src={`/desk/maps/${version.id}/report/${id}.svg`}
                  alt={t('desk.report.picture', { axis: title })}
                  width={picture.width}
                  height={picture.height}
                />
                <figcaption>
                  <ol class="bands-key">
                    {BANDS.map((band) => (
                      <li key={band} class={`b${band}`}>
                        {t(`desk.report.band.${band}`)}
                      </li>
                    ))}
                  </ol>
                </figcaption>
              </figure>
            )}
            <p>
              {staying === null
                ? t('desk.report.unknown')
                : t('desk.report.staying', {
                    sure: number(staying.sure),
                    fair: number(staying.fair),
                    unsure: number(staying.unsure),
                    areas: number(version.areaCount),
                  })}
            </p>
          </section>
        ))}
        <Lines title={t('desk.report.groups')} id="groups" lines={describeGroups(version)} />
        <Lines title={t('desk.report.data')} id="data" lines={describeData(version)} />
        <Lines title={t('desk.report.limits')} id="limits" lines={describeLimits(version)} />
        <section aria-labelledby="not-said">
          <h2 id="not-said">{t('notice.title')}</h2>
          <ul>
            {(['notice.people', 'notice.nobody', 'notice.advice'] as const).map((key) => (
              <li key={key}>{t(key)}</li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="questions">
          <h2 id="questions">{t('desk.report.questions')}</h2>
          <p>{t('desk.report.questioned', challenges)}</p>
        </section>
      </article>
    </DeskPage>
  );
}

function Lines({ title, id, lines }: { title: string; id: string; lines: readonly string[] }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
