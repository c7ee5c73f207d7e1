import { AXES, type AxisId, BANDS, type BandView } from '#domains/mapping/core';
import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import type { Authority, OutlineAtlas, Place } from './atlas.ts';
import { AuthorityPicture } from './authority-picture.tsx';
import { BandShares, bandWords } from './band-shares.tsx';
import { Notice } from './notice.tsx';

/** Rows on one page. The largest authority of England has 659 small areas. */
const MOST_ROWS = 800;

/** One authority of a map of small areas: its part of the map, how its areas are spread over the bands, and all of them by name. */
export function AuthorityPage({
  site,
  reader,
  atlas,
  authority,
  axis,
  part,
}: {
  site: Site;
  reader: Reader;
  atlas: OutlineAtlas;
  authority: Authority;
  axis: AxisId;
  /** Which page of its list, from 1. */
  part: number;
}) {
  const { t } = reader;
  const name = authority.name || t('table.no-authority');
  const parts = Math.ceil(authority.places.length / MOST_ROWS);
  const shown = AXES.filter((each) => atlas.counts[each] !== null);
  return (
    <Page
      site={site}
      reader={reader}
      title={name}
      description={t('authority.description', { name: reader.apart(name), count: authority.places.length })}
      section="map"
    >
      <div class="authority-head">
        <div>
          <p class="over-title" lang="en">
            <bdi>{authority.region.name}</bdi>
          </p>
          <h1 lang="en">
            <bdi>{name}</bdi>
          </h1>
          <p class="lead">{t('authority.lead', { count: authority.places.length })}</p>
          {shown.map((each) => (
            <Spread key={each} axis={each} authority={authority} reader={reader} isShown={each === axis} />
          ))}
        </div>
        <AuthorityPicture atlas={atlas} authority={authority} axis={axis} reader={reader} />
      </div>
      <section aria-labelledby="list">
        <h2 id="list">{t('authority.list')}</h2>
        <p>{t('table.lead')}</p>
        <table class="places">
          <thead>
            <tr>
              <th scope="col">{t('table.place')}</th>
              {shown.map((each) => (
                <th key={each} scope="col">
                  {t(`axis.${each}.name`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="short">
            {authority.places.slice((part - 1) * MOST_ROWS, part * MOST_ROWS).map((place) => (
              <Row key={place.code} place={place} axes={shown} reader={reader} />
            ))}
          </tbody>
        </table>
        {parts > 1 && <Parts authority={authority} parts={parts} part={part} reader={reader} />}
      </section>
      <Notice atlas={atlas} reader={reader} id="careful" />
    </Page>
  );
}

/** Rows are many, so each is short: what a cell would say with classes of its own, its column says. */
function Row({ place, axes, reader }: { place: Place; axes: readonly AxisId[]; reader: Reader }) {
  return (
    <tr>
      <th>
        <a href={reader.href(`/areas/${place.code}`)}>{place.name}</a>
      </th>
      {axes.map((axis) => {
        const view = place.bands[axis];
        return (
          <td key={axis} class={view === null ? axis : `${axis} c${view.band}`}>
            {textOf(view)}
          </td>
        );
      })}
    </tr>
  );
}

function textOf(view: BandView | null): string {
  if (view === null) return '–';
  return view.low === view.high ? `${view.band}` : `${view.band} (${view.low}–${view.high})`;
}

function Spread({
  axis,
  authority,
  reader,
  isShown,
}: {
  axis: AxisId;
  authority: Authority;
  reader: Reader;
  isShown: boolean;
}) {
  const { t } = reader;
  const counts = authority.counts[axis];
  if (counts === null) return null;
  return (
    <div class={`spread-of ${axis}`}>
      <h2>
        {t(`axis.${axis}.name`)} <small>{t(`axis.${axis}.plain`)}</small>
      </h2>
      <BandShares counts={counts} />
      <p class="unseen">{bandWords(reader, counts)}</p>
      <ol class="band-numbers" aria-hidden="true">
        {BANDS.map((band) => (
          <li key={band}>
            <b>{band}</b> {reader.number(counts.bands[band - 1] ?? 0)}
          </li>
        ))}
      </ol>
      {!isShown && (
        <p>
          <a href={reader.href(`/areas/${authority.code}?axis=${axis}`)}>{t('authority.show')}</a>
        </p>
      )}
    </div>
  );
}

function Parts({
  authority,
  parts,
  part,
  reader,
}: {
  authority: Authority;
  parts: number;
  part: number;
  reader: Reader;
}) {
  return (
    <nav class="jump" aria-label={reader.t('authority.parts')}>
      {Array.from({ length: parts }, (_, at) => at + 1).map((each) => (
        <a
          key={each}
          href={reader.href(`/areas/${authority.code}?part=${each}`)}
          {...(each === part ? { 'aria-current': 'page' } : {})}
        >
          {reader.number(each)}
        </a>
      ))}
    </nav>
  );
}

/** Which part of an authority's list an address asks for: the first, unless it says another that there is. */
export function partOf(authority: Authority, text: string | undefined): number {
  const asked = Number(text ?? 1);
  return Number.isInteger(asked) && asked >= 1 && asked <= Math.ceil(authority.places.length / MOST_ROWS) ? asked : 1;
}
