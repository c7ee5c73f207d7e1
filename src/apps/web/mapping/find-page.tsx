import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import type { Atlas, Place } from './atlas.ts';
import { FindForm, PlaceNames } from './find-form.tsx';

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
  found: readonly Place[];
}) {
  const { t } = reader;
  const words = { query: reader.apart(query), count: found.length };
  return (
    <Page site={site} reader={reader} title={t('find.title')} description={t('map.description')} section="map">
      <h1>{t('find.title')}</h1>
      <FindForm reader={reader} query={query} />
      <p role="status">{found.length === 0 ? t('find.nothing', words) : t('find.several', words)}</p>
      <ul class="links">
        {found.map((place) => (
          <li key={place.code}>
            <a href={reader.href(`/areas/${place.code}`)} lang="en">
              <bdi>{place.name}</bdi>
            </a>{' '}
            <small lang="en">
              <bdi>{place.region.name}</bdi>
            </small>
          </li>
        ))}
        <li>
          <a href={reader.href('/map/table')}>{t('map.table')}</a>
        </li>
      </ul>
      <PlaceNames atlas={atlas} />
    </Page>
  );
}
