import type { AxisId } from '#domains/mapping/core';
import { pageSubject } from '../../worker/flows/page-content.ts';
import { ReportLink } from '../moderation/report-link.tsx';
import { TRUE_MAP, TRUE_MAP_STYLES } from '../shell/assets.ts';
import { Page, type Site } from '../shell/page.tsx';
import { type Reader, withMap } from '../shell/reader.ts';
import type { Atlas, HexAtlas } from './atlas.ts';
import { AxisChoice } from './axis-choice.tsx';
import { FindForm, PlaceNames } from './find-form.tsx';
import { HexMarkers, LargeMap } from './hex-map.tsx';
import { layoutKey } from './layout-key.ts';
import type { LiveMap } from './live-map.ts';
import { HexKey, OutlineKey } from './map-key.tsx';
import { Notice } from './notice.tsx';
import { OutlineView } from './outline-view.tsx';
import { PlacePanel, panelWords } from './place-panel.tsx';
import type { PublicState } from './publication.ts';

/** The map: one of three questions to choose, one large map to read. */
export function MapPage({
  site,
  reader,
  atlas,
  axis,
  state,
  live,
}: {
  site: Site;
  reader: Reader;
  atlas: Atlas;
  axis: AxisId;
  state: PublicState;
  /** Null where the map cannot be moved in: then it is a picture. */
  live: LiveMap | null;
}) {
  const { t } = reader;
  const isEmpty = atlas.counts[axis] === null;
  return (
    <Page
      site={site}
      reader={reader}
      title={t('map.title')}
      description={t(layoutKey(atlas, 'map.description'))}
      section="map"
      {...(atlas.layout === 'hexagons' ? { hasIsland: true } : {})}
      {...(live === null ? {} : { styles: TRUE_MAP_STYLES, script: TRUE_MAP })}
    >
      {atlas.layout === 'hexagons' && <HexMarkers axes={['vulnerability', 'amenability']} striped={axis} />}
      <MapChoice state={state} shown={atlas.version.id} reader={reader} />
      <div class="map-head">
        <h1>{t('map.title')}</h1>
        <AxisChoice atlas={atlas} axis={axis} path="/map" reader={reader} />
      </div>
      <section class="atlas" aria-labelledby="axis">
        <div class="head">
          <h2 id="axis">{t('map.title.axis', { axis: t(`axis.${axis}.name`), plain: t(`axis.${axis}.plain`) })}</h2>
        </div>
        {atlas.layout === 'hexagons' ? (
          <HexView atlas={atlas} axis={axis} reader={reader} />
        ) : (
          <OutlineView atlas={atlas} axis={axis} reader={reader} live={isEmpty ? null : live} />
        )}
        <div class="key-box">
          {isEmpty ? (
            <p class="empty-axis">
              <strong>{t('site.sentence', { text: t(`axis.${axis}.empty`) })}</strong> {t(`axis.${axis}.why`)}
            </p>
          ) : atlas.layout === 'hexagons' ? (
            <HexKey atlas={atlas} axis={axis} reader={reader} />
          ) : (
            <OutlineKey atlas={atlas} axis={axis} reader={reader} />
          )}
        </div>
        <div class="about">
          <p>{t(`axis.${axis}.about`)}</p>
          <p>{t(layoutKey(atlas, 'map.lead'))}</p>
          <p class="hint">
            {t('map.version', { date: reader.date(atlas.version.publishedAt ?? atlas.version.createdAt) })}{' '}
            <bdi>{atlas.version.id}</bdi>
          </p>
        </div>
        <div class="tools">
          <FindForm reader={reader} atlas={atlas} />
          <div>
            <h3>{t('map.same')}</h3>
            <ul class="links row">
              <li>
                <a href={reader.href('/map/table')}>{t('map.table')}</a>
              </li>
              <li>
                <a href={reader.href('/map.csv')}>{t('map.csv')}</a>
              </li>
              <li>
                <a href={reader.href('/map.geojson')}>{t('map.geojson')}</a>
              </li>
              {!isEmpty &&
                (['svg', 'png'] as const).map((format) => (
                  <li key={format}>
                    <a href={reader.href(`/map.${format}?axis=${axis}`)}>{t(`map.${format}`)}</a>
                  </li>
                ))}
              <li>
                <a href={reader.href('/api')}>{t('map.api')}</a>
              </li>
            </ul>
          </div>
        </div>
      </section>
      <Notice atlas={atlas} reader={reader} id="careful" />
      {state.log.length > 0 && <HistoryLink reader={reader} hasChallenges={atlas.version.status !== 'example'} />}
      <ReportLink reader={reader} kind="page" subject={pageSubject({ area: null, map: reader.map })} />
      <PlaceNames atlas={atlas} />
    </Page>
  );
}

/** All that is published here, where that is more than one map. */
function MapChoice({ state: { maps }, shown, reader }: { state: PublicState; shown: string; reader: Reader }) {
  if (maps.length < 2) return null;
  return (
    <nav class="maps" aria-label={reader.t('map.several')}>
      <ul class="links row">
        {maps.map(({ id, title }, at) => (
          <li key={id} lang="en">
            <a
              href={reader.hrefIn(reader.language.tag, at === 0 ? '/map' : withMap('/map', id))}
              {...(id === shown ? { 'aria-current': 'true' } : {})}
            >
              <bdi>{title}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function HistoryLink({ reader, hasChallenges = false }: { reader: Reader; hasChallenges?: boolean }) {
  return (
    <p>
      <a href={reader.href('/map/history')}>{reader.t('map.history')}</a>
      {hasChallenges && (
        <>
          {' · '}
          <a href={reader.href('/map/challenges')}>{reader.t('map.challenges')}</a>
        </>
      )}
    </p>
  );
}

function HexView({ atlas, axis, reader }: { atlas: HexAtlas; axis: AxisId; reader: Reader }) {
  return (
    <hex-map {...panelWords(reader)}>
      <LargeMap atlas={atlas} axis={axis} reader={reader} />
      <PlacePanel atlas={atlas} reader={reader} hints={['map.pick', 'map.keys']} />
    </hex-map>
  );
}

/** What stands where the map would be, when none has been published here. */
export function NoMapPage({ site, reader, hasPast }: { site: Site; reader: Reader; hasPast: boolean }) {
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
      {hasPast && <HistoryLink reader={reader} />}
      <p>
        <a class="button" href={reader.href('/')}>
          {t('error.home')}
        </a>
      </p>
    </Page>
  );
}
