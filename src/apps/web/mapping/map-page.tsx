import { AXES, type AxisId, BANDS } from '#domains/mapping/core';
import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { type Atlas, surenessCounts } from './atlas.ts';
import { FindForm, PlaceNames } from './find-form.tsx';
import { HEXAGON, STRIPES } from './hex-geometry.ts';
import { HexMarkers, LargeMap, SmallMap } from './hex-map.tsx';
import { Notice } from './notice.tsx';

/** The map: three small ones to choose from, one large one to read. */
export function MapPage({ site, reader, atlas, axis }: { site: Site; reader: Reader; atlas: Atlas; axis: AxisId }) {
  const { t } = reader;
  const isEmpty = atlas.places.every((place) => place.bands[axis] === null);
  return (
    <Page
      site={site}
      reader={reader}
      title={t('map.title')}
      description={t('map.description')}
      section="map"
      hasIsland={true}
    >
      <HexMarkers axes={['vulnerability', 'amenability']} striped={axis} />
      <div class="map-head">
        <div>
          <h1>{t('map.title')}</h1>
          <p class="lead">{t('map.lead')}</p>
        </div>
        <AxisChoice atlas={atlas} axis={axis} reader={reader} />
      </div>
      <section class="atlas" aria-labelledby="axis">
        <div class="head">
          <h2 id="axis">{t('map.title.axis', { axis: t(`axis.${axis}.name`), plain: t(`axis.${axis}.plain`) })}</h2>
          <p>{t(`axis.${axis}.about`)}</p>
        </div>
        <hex-map
          data-band={t('band.name', { band: '{band}' })}
          data-open={t('map.open', { name: '{name}' })}
          data-stays={t('band.stays', { band: '{band}' })}
          data-range={t('band.range', { low: '{low}', high: '{high}' })}
        >
          <LargeMap atlas={atlas} axis={axis} reader={reader} />
          <div class="panel" role="status">
            <p class="pick">{t('map.pick')}</p>
            <p class="pick">{t('map.keys')}</p>
          </div>
          <template>
            <p class="place" lang="en" dir="ltr" />
            <dl>
              {AXES.filter((name) => atlas.places.some((place) => place.bands[name] !== null)).map((name) => (
                <div key={name} class={name} data-axis={name}>
                  <dt>{t(`axis.${name}.name`)}</dt>
                  <dd />
                </div>
              ))}
            </dl>
            <a class="button" href="areas" />
          </template>
        </hex-map>
        <div class="key-box">
          {isEmpty ? (
            <p class="empty-axis">
              <strong>{t('site.sentence', { text: t(`axis.${axis}.empty`) })}</strong> {t(`axis.${axis}.why`)}
            </p>
          ) : (
            <Key atlas={atlas} axis={axis} reader={reader} />
          )}
        </div>
        <div class="tools">
          <FindForm reader={reader} />
          <div>
            <h3>{t('map.same')}</h3>
            <ul class="links row">
              <li>
                <a href={reader.href('/map/table')}>{t('map.table')}</a>
              </li>
              <li>
                <a href={reader.href('/map.csv')}>{t('map.csv')}</a>
              </li>
              {!isEmpty &&
                (['svg', 'png'] as const).map((format) => (
                  <li key={format}>
                    <a href={reader.href(`/map.${format}?axis=${axis}`)}>{t(`map.${format}`)}</a>
                  </li>
                ))}
            </ul>
          </div>
        </div>
      </section>
      <Notice atlas={atlas} reader={reader} id="careful" />
      <PlaceNames atlas={atlas} />
    </Page>
  );
}

function AxisChoice({ atlas, axis, reader }: { atlas: Atlas; axis: AxisId; reader: Reader }) {
  const { t } = reader;
  return (
    <nav class="axes" aria-label={t('map.tabs')}>
      {AXES.map((name) => (
        <a
          key={name}
          href={reader.href(`/map?axis=${name}`)}
          class={name}
          {...(name === axis ? { 'aria-current': 'true' } : {})}
        >
          <SmallMap atlas={atlas} axis={name} label={null} />
          <span>
            <b>{t(`axis.${name}.name`)}</b>{' '}
            <small>
              {atlas.places.every((place) => place.bands[name] === null)
                ? t('axis.propensity.empty')
                : t(`axis.${name}.plain`)}
            </small>
          </span>
        </a>
      ))}
    </nav>
  );
}

const keyRows = [
  { words: 'map.key.plain', stripes: null },
  { words: 'map.key.hatch', stripes: STRIPES.fair },
  { words: 'map.key.dense', stripes: STRIPES.unsure },
];

/** What the colours and the stripes mean, and how many places have which. */
function Key({ atlas, axis, reader }: { atlas: Atlas; axis: AxisId; reader: Reader }) {
  const { t } = reader;
  const counts = surenessCounts(atlas, axis);
  return (
    <div class={`key ${axis}`}>
      <h3>{t('map.key')}</h3>
      <ol class="ramp">
        {BANDS.map((band) => (
          <li key={band}>
            <svg viewBox="-5 -6 10 12" width="30" height="36" aria-hidden="true">
              <path d={HEXAGON} class={`b${band}`} />
            </svg>
            <span>
              {band}
              {band === 1 && ` ${t(`axis.${axis}.low`)}`}
              {band === 5 && ` ${t(`axis.${axis}.high`)}`}
            </span>
          </li>
        ))}
      </ol>
      <ul class="stripes">
        {keyRows.map(({ words, stripes }) => (
          <li key={words}>
            <svg viewBox="-5 -6 10 12" width="30" height="36" aria-hidden="true">
              <path d={HEXAGON} class="b4" />
              {stripes && <path d={stripes} class="stripe light" />}
            </svg>
            {t(words)}
          </li>
        ))}
      </ul>
      <p class="hint">
        {t('map.key.note', { draws: reader.number(atlas.version.provenance.draws) })} {counts && t('map.count', counts)}
      </p>
    </div>
  );
}

/** What stands where the map would be, when none has been published here. */
export function NoMapPage({ site, reader }: { site: Site; reader: Reader }) {
  const { t } = reader;
  return (
    <Page
      site={site}
      reader={reader}
      title={t('map.none.title')}
      description={t('map.none')}
      section="map"
      hasAddress={false}
    >
      <h1>{t('map.none.title')}</h1>
      <p class="lead">{t('map.none')}</p>
      <p>
        <a class="button" href={reader.href('/')}>
          {t('error.home')}
        </a>
      </p>
    </Page>
  );
}
