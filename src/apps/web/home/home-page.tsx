import { AXES, type AxisId } from '#domains/mapping/core';
import type { Atlas } from '../mapping/atlas.ts';
import { FindForm, PlaceNames } from '../mapping/find-form.tsx';
import { HEXAGON, STRIPES } from '../mapping/hex-geometry.ts';
import { HexMarkers, SmallMap } from '../mapping/hex-map.tsx';
import { layoutKey } from '../mapping/layout-key.ts';
import { pictureAddress, sheetAround } from '../mapping/picture-sheet.ts';
import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';

/** The first page: what this is, who runs it, the map as a picture, and where to go. Without a map it is short and says nothing untrue. */
export function HomePage({ site, reader, atlas }: { site: Site; reader: Reader; atlas: Atlas | null }) {
  const { t } = reader;
  return (
    <Page site={site} reader={reader} title={t('site.name')} description={t('home.description')}>
      {atlas === null ? (
        <>
          <h1>{t('home.title')}</h1>
          <p class="lead">{t('home.lead.empty')}</p>
          <p>{t('map.none')}</p>
        </>
      ) : (
        <WithMap reader={reader} atlas={atlas} />
      )}
      <div class="halves">
        <section class="never" aria-labelledby="never">
          <h2 id="never">{t('home.never.title')}</h2>
          <ul>
            {[1, 2, 3].map((line) => (
              <li key={line}>{t(`home.never.${line}`)}</li>
            ))}
          </ul>
        </section>
        {atlas !== null && (
          <section aria-labelledby="who">
            <h2 id="who">{t('home.who.title')}</h2>
            <p>{t('home.who')}</p>
            {site.isExample && <p>{t('home.who.example')}</p>}
            <p>{t('home.who.method')}</p>
          </section>
        )}
      </div>
      {atlas !== null && (
        <section aria-labelledby="next">
          <h2 id="next">{t('home.next')}</h2>
          <ul class="links">
            {nextSteps.map(({ words, path }) => (
              <li key={path}>
                <a href={reader.href(path)}>{t(words)}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

const nextSteps = [
  { words: 'home.next.waves', path: '/waves' },
  { words: 'home.next.map', path: '/map' },
  { words: 'home.next.table', path: '/map/table' },
  { words: 'home.next.compare', path: '/compare' },
  { words: 'home.next.method', path: '/method' },
];

function WithMap({ reader, atlas }: { reader: Reader; atlas: Atlas }) {
  const { t } = reader;
  const draws = reader.number(atlas.version.provenance.draws);
  return (
    <>
      <HexMarkers axes={atlas.layout === 'hexagons' ? ['vulnerability', 'amenability'] : []} />
      <div class="hero">
        <h1>{t('home.title')}</h1>
        <a class="picture" href={reader.href('/map')}>
          <Picture atlas={atlas} axis="vulnerability" label={t(layoutKey(atlas, 'home.picture'))} />
        </a>
        <div class="words">
          <p class="lead">{t(layoutKey(atlas, 'home.lead'), { count: atlas.places.length })}</p>
          <p>
            <a class="button" href={reader.href('/map')}>
              {t('home.open')}
            </a>
          </p>
          <FindForm reader={reader} atlas={atlas} />
        </div>
      </div>
      <section aria-labelledby="axes">
        <h2 id="axes">{t('home.axes')}</h2>
        <p>{t('home.axes.lead')}</p>
        <div class="thirds">
          {AXES.map((axis) => (
            <article key={axis} class={`card ${axis}`}>
              <Picture atlas={atlas} axis={axis} label={null} />
              <h3>
                {t(`axis.${axis}.name`)} <small>{t(`axis.${axis}.plain`)}</small>
              </h3>
              <p>
                {t(`axis.${axis}.about`)}{' '}
                {axis === 'propensity' && <strong>{t('site.sentence', { text: t('axis.propensity.empty') })}</strong>}
              </p>
              <p>
                <a href={reader.href(`/map?axis=${axis}`)}>
                  {t('home.see')} <span class="unseen">{t(`axis.${axis}.name`)}</span>
                </a>
              </p>
            </article>
          ))}
        </div>
      </section>
      <section aria-labelledby="reads">
        <h2 id="reads">{t('home.reads')}</h2>
        <div class="halves">
          <div>
            <svg class="vulnerability five" viewBox="-6 -7 52 14" aria-hidden="true">
              {[1, 2, 3, 4, 5].map((band) => (
                <use key={band} href="#h" x={(band - 1) * 10} y="0" class={`b${band}`} />
              ))}
            </svg>
            <h3>{t('home.band.title')}</h3>
            <p>{t('home.band')}</p>
          </div>
          <div>
            <svg class="vulnerability five" viewBox="-6 -7 52 14" aria-hidden="true">
              {[0, 10, 20].map((x) => (
                <path key={x} d={HEXAGON} class="b4" transform={`translate(${x} 0)`} />
              ))}
              <path d={STRIPES.fair} class="stripe light" transform="translate(10 0)" />
              <path d={STRIPES.unsure} class="stripe light" transform="translate(20 0)" />
            </svg>
            <h3>{t('home.sure.title')}</h3>
            <p>{t('home.sure', { draws })}</p>
          </div>
        </div>
      </section>
      <PlaceNames atlas={atlas} />
    </>
  );
}

/** The map as a small picture without links. */
function Picture({ atlas, axis, label }: { atlas: Atlas; axis: AxisId; label: string | null }) {
  if (atlas.layout === 'hexagons') return <SmallMap atlas={atlas} axis={axis} label={label} />;
  const { box } = sheetAround(atlas.bounds, 'small');
  const address = pictureAddress(atlas, axis, 'small');
  return <img class="map small" src={address} alt={label ?? ''} width={box.width} height={box.height} />;
}
