import { areaWithFiguresView } from '../mapping/area-view.ts';
import type { Publication } from '../mapping/publication.ts';
import { Page, type Site } from '../shell/page.tsx';
import { type Reader, withMap } from '../shell/reader.ts';
import type { ProblemKind } from './problem.ts';

const addresses = [
  { path: '/maps', words: 'api.maps' },
  { path: '/maps/{map}', words: 'api.map' },
  { path: '/maps/{map}/areas?within={code}&limit={number}&after={code}', words: 'api.areas' },
  { path: '/maps/{map}/areas/{code}', words: 'api.area' },
  { path: '/openapi.json', words: 'api.openapi' },
];

const rules = ['id', 'cache', 'caveats', 'numbers', 'often'];

const errors: readonly { readonly kind: ProblemKind; readonly status: number }[] = [
  { kind: 'bad-request', status: 400 },
  { kind: 'not-found', status: 404 },
  { kind: 'method-not-allowed', status: 405 },
  { kind: 'gone', status: 410 },
  { kind: 'ours', status: 500 },
  { kind: 'unavailable', status: 503 },
];

/** The interface for programs in plain words, with an example that is true: an answer about a place of the map that is public now. */
export function ApiPage({
  site,
  reader,
  publication,
}: {
  site: Site;
  reader: Reader;
  publication: Publication | null;
}) {
  const { t } = reader;
  return (
    <Page site={site} reader={reader} title={t('api.title')} description={t('api.description')}>
      <h1>{t('api.title')}</h1>
      <p class="lead">{t('api.lead')}</p>
      <section aria-labelledby="addresses">
        <h2 id="addresses">{t('api.addresses')}</h2>
        <dl class="addresses">
          {addresses.map(({ path, words }) => (
            <div key={path}>
              <dt>
                <code lang="en" dir="ltr">
                  GET /api/v1
                  {path.split(/(?=[/?&])/).map((part) => (
                    <span key={part}>
                      <wbr />
                      {part}
                    </span>
                  ))}
                </code>
              </dt>
              <dd>{t(words)}</dd>
            </div>
          ))}
        </dl>
      </section>
      {publication !== null && <Example site={site} reader={reader} publication={publication} />}
      <section aria-labelledby="rules">
        <h2 id="rules">{t('api.rules')}</h2>
        <ul class="rules">
          {rules.map((rule) => (
            <li key={rule}>{t(`api.rule.${rule}`)}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="errors">
        <h2 id="errors">{t('api.errors')}</h2>
        <p>{t('api.errors.lead')}</p>
        <dl class="addresses">
          {errors.map(({ kind, status }) => (
            <div key={kind} id={kind}>
              <dt>
                <code lang="en" dir="ltr">
                  {status} {kind}
                </code>
              </dt>
              <dd>{t(`api.error.${kind}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </Page>
  );
}

function Example({ site, reader, publication }: { site: Site; reader: Reader; publication: Publication }) {
  const { t } = reader;
  const { id } = publication.atlas.version;
  const [place] = publication.atlas.places;
  if (place === undefined) return null;
  return (
    <>
      <section aria-labelledby="example">
        <h2 id="example">{t('api.example')}</h2>
        <p>{t('api.example.ask')}</p>
        <pre lang="en" dir="ltr" tabindex={0}>
          <code>{`curl ${site.publicUrl}/api/v1/maps/${id}/areas/${place.code}`}</code>
        </pre>
        <p>{t('api.example.answer')}</p>
        <pre lang="en" dir="ltr" tabindex={0}>
          <code>{JSON.stringify(areaWithFiguresView(place, publication), null, 2)}</code>
        </pre>
      </section>
      <section aria-labelledby="files">
        <h2 id="files">{t('api.files')}</h2>
        <ul class="links row">
          {(['csv', 'geojson'] as const).map((format) => (
            <li key={format}>
              <a href={reader.href(withMap(`/map.${format}`, id))}>{t(`map.${format}`)}</a>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
