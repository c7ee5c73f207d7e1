import type { ComponentChildren } from 'preact';
import { AXES, type AxisId, assetsAndGaps, type Driver, drivers, similarAreas } from '#domains/mapping/core';
import { discloseCount } from '#foundations/disclosure';
import { pageSubject } from '../../worker/flows/page-content.ts';
import { ReportLink } from '../moderation/report-link.tsx';
import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { type Atlas, nearestPlaces, type Place } from './atlas.ts';
import { AuthorityPicture } from './authority-picture.tsx';
import { BandStrip, surenessWords } from './band-strip.tsx';
import { Distribution } from './distribution.tsx';
import { DriverChart } from './driver-chart.tsx';
import { HexMarkers, SmallMap } from './hex-map.tsx';
import { Notice } from './notice.tsx';
import { bareFigureOf, figureOf, type Statistic, titleOf } from './statistics.ts';

const COMPARED = 5;

/** Everything the map knows of one place: never where it stands in a list, always how sure it is. */
export function AreaPage({
  site,
  reader,
  atlas,
  place,
  outline,
  statistics,
}: {
  site: Site;
  reader: Reader;
  atlas: Atlas;
  place: Place;
  /** Of a small area: its outline on the picture of its authority. */
  outline: string | null;
  statistics: readonly Statistic[];
}) {
  const { t } = reader;
  const name = reader.apart(place.name);
  const byAxis = AXES.filter((axis) => place.bands[axis] !== null).map((axis) => ({
    axis,
    drivers: drivers(atlas.version, atlas.spread, place.result, axis),
  }));
  return (
    <Page site={site} reader={reader} title={place.name} description={t('area.description', { name })} section="map">
      {atlas.layout === 'hexagons' && <HexMarkers axes={['vulnerability']} />}
      <div class="place-head">
        <div>
          <Above place={place} reader={reader} />
          <h1 lang="en">
            <bdi>{place.name}</bdi>
          </h1>
          <Population reader={reader} population={place.result.population} />
        </div>
        <Where atlas={atlas} place={place} outline={outline} reader={reader} />
      </div>
      <section aria-labelledby="profile">
        <h2 id="profile">{t('area.profile')}</h2>
        <div class="profile">
          {AXES.map((axis) => (
            <AxisCard key={axis} axis={axis} place={place} reader={reader} />
          ))}
        </div>
        <p class="hint with-sign">
          <svg class="sign" viewBox="0 0 40 12" width="40" height="12" aria-hidden="true">
            <path class="bracket" d="M2 2v8M2 6H38M38 2v8" />
          </svg>
          {t('area.interval')}
        </p>
      </section>
      <AssetsAndGaps all={byAxis.flatMap((entry) => entry.drivers)} statistics={statistics} reader={reader} />
      <section aria-labelledby="drivers">
        <h2 id="drivers">{t('area.drivers')}</h2>
        <p>{t('area.drivers.lead', { name })}</p>
        <div class="halves">
          {byAxis.map((entry) => (
            <div key={entry.axis}>
              <h3>{t(`axis.${entry.axis}.name`)}</h3>
              <DriverChart
                axis={entry.axis}
                drivers={entry.drivers}
                statistics={statistics}
                largest={atlas.largestDriver[entry.axis]}
                reader={reader}
              />
            </div>
          ))}
        </div>
      </section>
      <Figures atlas={atlas} place={place} statistics={statistics} reader={reader} />
      <Neighbours atlas={atlas} place={place} reader={reader} />
      <NextSteps atlas={atlas} place={place} reader={reader} />
      <Notice atlas={atlas} reader={reader} id="careful" />
      {atlas.version.status !== 'example' && (
        <p class="challenge-links">
          <a href={reader.href(`/map/challenge?area=${place.code}`)} rel="nofollow">
            {t('challenge.title')}
          </a>{' '}
          <a href={reader.href(`/map/challenges?area=${place.code}`)}>{t('challenges.title')}</a>
        </p>
      )}
      <ReportLink reader={reader} kind="page" subject={pageSubject({ area: place.code, map: reader.map })} />
    </Page>
  );
}

/** What the place lies in. */
function Above({ place: { region, authority }, reader }: { place: Place; reader: Reader }) {
  return (
    <p class="over-title" lang="en">
      {authority !== null && (
        <>
          <a href={reader.href(`/areas/${authority.code}`)}>
            <bdi>{authority.name || reader.t('table.no-authority')}</bdi>
          </a>
          {region.name && ' · '}
        </>
      )}
      <bdi>{region.name}</bdi>
    </p>
  );
}

function Where({
  atlas,
  place,
  outline,
  reader,
}: {
  atlas: Atlas;
  place: Place;
  outline: string | null;
  reader: Reader;
}) {
  const words = reader.t('area.where', { name: reader.apart(place.name) });
  if (atlas.layout === 'hexagons') {
    const spot = atlas.find(place.code);
    return <SmallMap atlas={atlas} axis="vulnerability" label={words} {...(spot && { mark: spot })} />;
  }
  const axis = AXES.find((name) => place.bands[name] !== null);
  if (place.authority === null || axis === undefined) return null;
  return (
    <AuthorityPicture
      atlas={atlas}
      authority={place.authority}
      axis={axis}
      reader={reader}
      mark={outline}
      alt={words}
    />
  );
}

function Population({ reader, population }: { reader: Reader; population: number | null }) {
  if (population === null) return null;
  const count = discloseCount(population);
  return (
    <p class="people">
      {reader.t('area.population')}:{' '}
      {count.shown ? (
        <data id="population" value={count.value}>
          {reader.number(count.value)}
        </data>
      ) : (
        reader.t('area.hidden')
      )}{' '}
      <small>{reader.t('area.population.note')}</small>
    </p>
  );
}

function AxisCard({ axis, place, reader }: { axis: AxisId; place: Place; reader: Reader }) {
  const { t } = reader;
  const view = place.bands[axis];
  return (
    <article class={`card ${axis}`} data-axis={axis} data-band={view?.band}>
      <h3>
        {t(`axis.${axis}.name`)} <small>{t(`axis.${axis}.plain`)}</small>
      </h3>
      {view === null ? (
        <>
          <p class="band">{t('axis.propensity.empty')}</p>
          <p>
            <a href={reader.href('/map?axis=propensity')}>{t('axis.propensity.ask')}</a>
          </p>
        </>
      ) : (
        <>
          <p class="band">{t('band.name', { band: view.band })}</p>
          <BandStrip axis={axis} view={view} reader={reader} />
          <p class="hint">{surenessWords(reader, view)}</p>
        </>
      )}
    </article>
  );
}

function AssetsAndGaps({
  all,
  statistics,
  reader,
}: {
  all: readonly Driver[];
  statistics: readonly Statistic[];
  reader: Reader;
}) {
  const { t } = reader;
  const { assets, gaps } = assetsAndGaps(all);
  const words = (driver: Driver, kind: 'asset' | 'gap') => {
    const key = `indicator.${driver.indicatorId}.${kind}`;
    if (reader.has(key)) return t(key);
    const statistic = statistics.find(({ id }) => id === driver.indicatorId);
    return t(`area.${kind}.other`, { title: statistic ? titleOf(reader, statistic) : driver.indicatorId });
  };
  return (
    <>
      <div class="halves">
        <section class="assets" aria-labelledby="assets">
          <h2 id="assets">{t('area.assets')}</h2>
          <Points none={t('area.assets.none')}>
            {assets.map((driver) => (
              <li key={driver.indicatorId} class={driver.band === 1 ? 'strong' : ''}>
                {words(driver, 'asset')} {driver.band === 1 && <small>{t('area.strong')}</small>}
              </li>
            ))}
          </Points>
        </section>
        <section class="gaps" aria-labelledby="gaps">
          <h2 id="gaps">{t('area.gaps')}</h2>
          <Points none={t('area.gaps.none')}>
            {gaps.map((driver) => (
              <li key={driver.indicatorId} class={driver.band === 5 ? 'strong' : ''}>
                {words(driver, 'gap')} {driver.band === 5 && <small>{t('area.weak')}</small>}
              </li>
            ))}
          </Points>
        </section>
      </div>
      <p class="hint">{t('area.points.note')}</p>
    </>
  );
}

function Points({ children, none }: { children: readonly ComponentChildren[]; none: string }) {
  return children.length === 0 ? <p>{none}</p> : <ul class="points">{children}</ul>;
}

function Figures({
  atlas,
  place,
  statistics,
  reader,
}: {
  atlas: Atlas;
  place: Place;
  statistics: readonly Statistic[];
  reader: Reader;
}) {
  const { t } = reader;
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{t('area.figures')}</h2>
      <p>{t('area.figures.lead', { name: reader.apart(place.name) })}</p>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{t('area.figure.statistic')}</th>
            <th scope="col">{t('area.figure.value')}</th>
            <th scope="col">{t('area.figure.place')}</th>
            <th scope="col">{t('area.figure.source')}</th>
          </tr>
        </thead>
        <tbody>
          {statistics.map((statistic, at) => {
            const value = place.result.raw[at] ?? null;
            const spread = atlas.spread[at]?.published ?? null;
            const bare = (number: number) => bareFigureOf(reader, number, statistic.unit);
            return (
              <tr key={statistic.id}>
                <th scope="row">
                  {titleOf(reader, statistic)}{' '}
                  <small>{t(statistic.direction === 1 ? 'area.figure.more' : 'area.figure.less')}</small>
                </th>
                <td>
                  {value === null ? (
                    t('area.figure.missing')
                  ) : (
                    <data value={value} data-indicator={statistic.id}>
                      {figureOf(reader, value, statistic.unit)}
                    </data>
                  )}
                </td>
                <td>
                  {value !== null && spread !== null && (
                    <div class="spread-box">
                      <div class="scale" dir="ltr">
                        <Distribution histogram={spread} value={value} />
                        <small>
                          <span>{bare(spread.from)}</span>
                          <span>{bare(spread.to)}</span>
                        </small>
                      </div>
                      <small>{t('area.figure.middle', { figure: reader.apart(bare(spread.median)) })}</small>
                    </div>
                  )}
                </td>
                <td>
                  <small lang="en" dir="ltr">
                    {[statistic.publisher, statistic.release, statistic.period, statistic.licence]
                      .filter((part) => part !== null)
                      .join(', ')}
                  </small>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Neighbours({ atlas, place, reader }: { atlas: Atlas; place: Place; reader: Reader }) {
  const { t } = reader;
  const alike = similarAreas(atlas.spread, atlas.results, place.result, COMPARED)
    .map(({ code }) => atlas.find(code))
    .filter((other) => other !== null);
  const lists = [
    { title: t('area.near'), places: nearestPlaces(atlas, place, COMPARED) },
    { title: t('area.alike'), places: alike },
  ];
  return (
    <section aria-labelledby="neighbours">
      <h2 id="neighbours">{t('area.neighbours')}</h2>
      <div class="halves">
        {lists.map(({ title, places }) => (
          <div key={title}>
            <h3>{title}</h3>
            <ul class="links">
              {places.map((other) => (
                <li key={other.code}>
                  <a href={reader.href(`/compare?a=${place.code}&b=${other.code}`)} lang="en">
                    <bdi>{other.name}</bdi>
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

/** A page must not be an end: where somebody may go from here. */
function NextSteps({ atlas, place, reader }: { atlas: Atlas; place: Place; reader: Reader }) {
  const { t } = reader;
  const { authority } = place;
  const steps = [
    { href: atlas.layout === 'outlines' ? `/map#${place.code}` : '/map', words: t('area.next.map') },
    ...(authority === null
      ? [{ href: '/map/table', words: t('area.next.table') }]
      : [
          { href: `/areas/${authority.code}`, words: t('area.next.authority', { name: reader.apart(authority.name) }) },
        ]),
    { href: `/compare?a=${place.code}`, words: t('area.next.compare', { name: reader.apart(place.name) }) },
    { href: '/method', words: t('area.next.method') },
  ];
  return (
    <section aria-labelledby="next">
      <h2 id="next">{t('area.next')}</h2>
      <ul class="links">
        {steps.map(({ href, words }) => (
          <li key={href}>
            <a href={reader.href(href)}>{words}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
