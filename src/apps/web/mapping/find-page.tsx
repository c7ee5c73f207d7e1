import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import type { Atlas, Authority, Place } from './atlas.ts';
import { FindForm, PlaceNames } from './find-form.tsx';
import type { Found } from './find-places.ts';
import { layoutKey } from './layout-key.ts';

/** What was found under a piece of a name, when it was not exactly one place. */
export function FindPage({
  site,
  reader,
  atlas,
  query,
  found,
}: {
  site: Site;
  reader: Reader;
  atlas: Atlas;
  query: string;
  found: Extract<Found, { kind: 'several' | 'near' | 'nothing' }>;
}) {
  const { t } = reader;
  const { authorities, places, placeCount } =
    found.kind === 'nothing' ? { authorities: [], places: [], placeCount: 0 } : found;
  const words = { query: reader.apart(query), count: authorities.length + placeCount };
  return (
    <Page
      site={site}
      reader={reader}
      title={t('find.title')}
      description={t(layoutKey(atlas, 'map.description'))}
      section="map"
    >
      <h1>{t('find.title')}</h1>
      <FindForm reader={reader} atlas={atlas} query={query} />
      <p role="status">
        {found.kind === 'nothing' ? t(layoutKey(atlas, 'find.nothing'), words) : t(`find.${found.kind}`, words)}
      </p>
      <ul class="links">
        {authorities.map((authority) => (
          <FoundLink key={authority.code} reader={reader} found={authority} within={authority.region.name}>
            {t('authority.count', { count: authority.places.length })}
          </FoundLink>
        ))}
        {places.map((place) => (
          <FoundLink
            key={place.code}
            reader={reader}
            found={place}
            within={place.authority?.name ?? place.region.name}
          />
        ))}
      </ul>
      {placeCount > places.length && <p>{t('find.more', { count: placeCount - places.length })}</p>}
      <p>
        <a href={reader.href('/map/table')}>{t('map.table')}</a>
      </p>
      <PlaceNames atlas={atlas} />
    </Page>
  );
}

function FoundLink({
  reader,
  found,
  within,
  children,
}: {
  reader: Reader;
  found: Place | Authority;
  within: string;
  children?: string;
}) {
  return (
    <li>
      <a href={reader.href(`/areas/${found.code}`)} lang="en">
        <bdi>{found.name}</bdi>
      </a>{' '}
      <small>
        <bdi lang="en">{within}</bdi>
        {children && ` · ${children}`}
      </small>
    </li>
  );
}
