import type { HexAtlas } from '../mapping/atlas.ts';
import { HexMarkers, SmallMap } from '../mapping/hex-map.tsx';
import type { Reader } from '../shell/reader.ts';
import { HelpPage, type HelpScene } from './help-frame.tsx';

export interface CoverageView {
  /** Null where no map of need with one hexagon for each authority is public. */
  readonly atlas: HexAtlas | null;
  /** Codes and names of authorities that somebody is listed for. */
  readonly covered: ReadonlyMap<string, string>;
}

/** Where somebody can be asked, beside the map of need: how many people stand nowhere, only whether there is anybody. */
export function CoveragePage({ site, reader, view }: HelpScene & { readonly view: CoverageView }) {
  const { t } = reader;
  const { atlas, covered } = view;
  return (
    <HelpPage site={site} reader={reader} h1="people.coverage" about="people.coverage.lead">
      {atlas === null ? (
        <>
          <p class="notice">{t('people.coverage.no-map')}</p>
          <h2>{t('people.coverage.somebody')}</h2>
          <Names reader={reader} names={[...covered.values()].sort()} />
        </>
      ) : (
        <BesideNeed reader={reader} atlas={atlas} covered={covered} />
      )}
    </HelpPage>
  );
}

function BesideNeed({ reader, atlas, covered }: { reader: Reader; atlas: HexAtlas; covered: CoverageView['covered'] }) {
  const { t, href, number } = reader;
  const { x, y, width, height } = atlas.box;
  const gaps = atlas.places.filter(({ code, bands }) => bands.vulnerability?.band === 5 && !covered.has(code));
  return (
    <>
      <p class="lead">{t('people.coverage.lead')}</p>
      <HexMarkers axes={['vulnerability']} />
      <div class="beside">
        <figure>
          <svg class="map small" viewBox={`${x} ${y} ${width} ${height}`} role="img" aria-label={t('people.coverage')}>
            {atlas.places.map(({ code, centre }) => (
              <use key={code} href="#h" x={centre.x} y={centre.y} class={covered.has(code) ? 'there' : 'nobody'} />
            ))}
          </svg>
          <figcaption>
            <span class="swatch there" /> {t('people.coverage.somebody')} <span class="swatch nobody" />{' '}
            {t('people.coverage.nobody')}
          </figcaption>
        </figure>
        <figure>
          <SmallMap atlas={atlas} axis="vulnerability" label={t('people.coverage.need', { band: number(5) })} />
          <figcaption class="vulnerability">
            <span class="swatch b5" /> {t('people.coverage.need', { band: number(5) })}
          </figcaption>
        </figure>
      </div>
      <section aria-labelledby="gaps">
        <h2 id="gaps">{t('people.coverage.gaps')}</h2>
        {gaps.length === 0 ? (
          <p>{t('people.coverage.no-gaps')}</p>
        ) : (
          <ul class="columns">
            {gaps.map(({ code, name }) => (
              <li key={code}>
                <a href={href(`/areas/${code}`)}>
                  <bdi>{name}</bdi>
                </a>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function Names({ reader, names }: { reader: Reader; names: readonly string[] }) {
  if (names.length === 0) return <p>{reader.t('people.coverage.nobody')}</p>;
  return (
    <ul class="columns">
      {names.map((name) => (
        <li key={name}>
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}
