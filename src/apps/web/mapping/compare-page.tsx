import type { ComponentChildren } from 'preact';
import { AXES, type AxisId, compareOnAxis } from '#domains/mapping/core';
import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import type { Atlas, Place } from './atlas.ts';
import { BandStrip, surenessWords } from './band-strip.tsx';
import { MapField, PlaceNames } from './find-form.tsx';
import { type Found, placeOf } from './find-places.ts';
import { layoutKey } from './layout-key.ts';
import { figureOf, type Statistic, titleOf } from './statistics.ts';

/** What somebody asked to compare: as typed, and what was found under it. */
export interface Asked {
  readonly query: string;
  readonly found: Found;
}

/** Two places side by side, and whether they can be told apart at all. */
export function ComparePage({
  site,
  reader,
  atlas,
  first,
  second,
  statistics,
}: {
  site: Site;
  reader: Reader;
  atlas: Atlas;
  first: Asked;
  second: Asked;
  statistics: readonly Statistic[];
}) {
  const { t } = reader;
  const [one, other] = [placeOf(first.found), placeOf(second.found)];
  const pair = one && other && one !== other ? ([one, other] as const) : null;
  const title =
    pair === null
      ? t('compare.title')
      : t('compare.title.two', { first: reader.apart(pair[0].name), second: reader.apart(pair[1].name) });
  return (
    <Page
      site={site}
      reader={reader}
      title={title}
      description={t(layoutKey(atlas, 'compare.description'))}
      section="compare"
    >
      <h1>{title}</h1>
      {pair === null && <p class="lead">{t(layoutKey(atlas, 'compare.lead'))}</p>}
      {pair === null && <Form reader={reader} atlas={atlas} first={first} second={second} />}
      {pair !== null && (
        <>
          <section aria-labelledby="axes">
            <h2 id="axes">{t('compare.axes')}</h2>
            {AXES.map((axis) => (
              <AxisComparison key={axis} axis={axis} pair={pair} reader={reader} />
            ))}
          </section>
          <FigureTable pair={pair} statistics={statistics} reader={reader} />
          <section aria-labelledby="swap">
            <h2 id="swap">{t('compare.swap')}</h2>
            <Form reader={reader} atlas={atlas} first={first} second={second} />
          </section>
        </>
      )}
      <PlaceNames atlas={atlas} />
    </Page>
  );
}

function Form({ reader, atlas, first, second }: { reader: Reader; atlas: Atlas; first: Asked; second: Asked }) {
  const { t } = reader;
  const [one, other] = [placeOf(first.found), placeOf(second.found)];
  const isSame = one !== null && one === other;
  return (
    <form class="compare" action={reader.href('/compare')}>
      <MapField reader={reader} />
      <Field name="a" label={t('compare.first')} asked={first} problem={problemOf(reader, atlas, first)}>
        <Meant reader={reader} found={first.found} address={(code) => addressOf(code, other?.code ?? second.query)} />
      </Field>
      <Field
        name="b"
        label={t('compare.second')}
        asked={second}
        problem={problemOf(reader, atlas, second) ?? (isSame ? t('compare.same') : null)}
      >
        <Meant reader={reader} found={second.found} address={(code) => addressOf(one?.code ?? first.query, code)} />
      </Field>
      <button type="submit">{t('compare.go')}</button>
    </form>
  );
}

const addressOf = (a: string, b: string) => `/compare?${new URLSearchParams({ a, b })}`;

function problemOf(reader: Reader, atlas: Atlas, { query, found }: Asked): string | null {
  if (query === '' || found.kind === 'place') return null;
  const key = found.kind === 'nothing' ? layoutKey(atlas, 'compare.unknown') : 'compare.several';
  return reader.t(key, { query: reader.apart(query) });
}

const MOST_MEANT = 8;

/** The places that a name may have meant, each one click away. */
function Meant({ reader, found, address }: { reader: Reader; found: Found; address: (code: string) => string }) {
  const { t } = reader;
  if (found.kind === 'nothing' || found.kind === 'place') return null;
  const authorities = found.kind === 'authority' ? [found.authority] : found.authorities;
  const places = found.kind === 'authority' ? [] : found.places;
  return (
    <ul class="links meant">
      {authorities.slice(0, MOST_MEANT).map(({ code, name, places: inside }) => (
        <li key={code}>
          <a href={reader.href(`/areas/${code}`)}>
            {t('compare.in', { name: reader.apart(name), count: inside.length })}
          </a>
        </li>
      ))}
      {places.slice(0, MOST_MEANT).map(({ code, name }) => (
        <li key={code}>
          <a href={reader.href(address(code))} lang="en">
            <bdi>{name}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Field({
  name,
  label,
  asked,
  problem,
  children,
}: {
  name: string;
  label: string;
  asked: Asked;
  problem: string | null;
  children: ComponentChildren;
}) {
  const described = problem === null ? {} : { 'aria-describedby': `${name}-problem`, 'aria-invalid': true };
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {problem !== null && (
        <div id={`${name}-problem`} role="alert">
          <p class="problem">{problem}</p>
          {children}
        </div>
      )}
      <input
        id={name}
        name={name}
        list="places"
        required
        lang="en"
        dir="ltr"
        autocomplete="off"
        value={placeOf(asked.found)?.name ?? asked.query}
        {...described}
      />
    </div>
  );
}

function AxisComparison({ axis, pair, reader }: { axis: AxisId; pair: readonly [Place, Place]; reader: Reader }) {
  const { t } = reader;
  const [first, second] = pair;
  const [one, other] = pair.map((place) => place.bands[axis]);
  const heading = (
    <h3>
      {t(`axis.${axis}.name`)} <small>{t(`axis.${axis}.plain`)}</small>
    </h3>
  );
  if (!one || !other) {
    return (
      <article class={`card ${axis}`}>
        {heading}
        <p>
          <strong>{t('site.sentence', { text: t('axis.propensity.empty') })}</strong> {t('axis.propensity.why')}
        </p>
      </article>
    );
  }
  const verdict = compareOnAxis(one, other);
  return (
    <article class={`card ${axis}`} data-verdict={verdict}>
      {heading}
      <p class="verdict">
        {t(verdict === 'unknown' ? 'compare.not-known' : `compare.${verdict}`, {
          first: reader.apart(first.name),
          second: reader.apart(second.name),
          more: t(`axis.${axis}.more`),
        })}
      </p>
      <div class="halves">
        {pair.map((place) => {
          const view = place.bands[axis];
          if (view === null) return null;
          return (
            <div key={place.code}>
              <p class="place" lang="en">
                <bdi>{place.name}</bdi>
              </p>
              <p class="band">{t('band.name', { band: view.band })}</p>
              <BandStrip axis={axis} view={view} reader={reader} />
              <p class="hint">{surenessWords(reader, view)}</p>
            </div>
          );
        })}
      </div>
    </article>
  );
}

function FigureTable({
  pair,
  statistics,
  reader,
}: {
  pair: readonly [Place, Place];
  statistics: readonly Statistic[];
  reader: Reader;
}) {
  const { t } = reader;
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{t('compare.figures')}</h2>
      <div class="scroll">
        <table class="figures two">
          <thead>
            <tr>
              <th scope="col">{t('area.figure.statistic')}</th>
              {pair.map((place) => (
                <th key={place.code} scope="col" lang="en">
                  <a href={reader.href(`/areas/${place.code}`)}>
                    <bdi>{place.name}</bdi>
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {statistics.map((statistic, at) => (
              <tr key={statistic.id}>
                <th scope="row">
                  {titleOf(reader, statistic)}{' '}
                  <small>{t(statistic.direction === 1 ? 'area.figure.more' : 'area.figure.less')}</small>
                </th>
                {pair.map((place) => {
                  const value = place.result.raw[at] ?? null;
                  return (
                    <td key={place.code}>
                      {value === null ? (
                        t('area.figure.missing')
                      ) : (
                        <data value={value} data-indicator={statistic.id}>
                          {figureOf(reader, value, statistic.unit)}
                        </data>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
