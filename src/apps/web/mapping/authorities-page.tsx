import { type AxisId, BANDS } from '#domains/mapping/core';
import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import type { Authority, OutlineAtlas } from './atlas.ts';
import { AxisChoice } from './axis-choice.tsx';
import { BandShares } from './band-shares.tsx';
import { authoritiesByRegion } from './outline-atlas.ts';

/** The map of small areas for those who read tables, first page: the authorities they lie in, by region and name, never by need. */
export function AuthoritiesPage({
  site,
  reader,
  atlas,
  axis,
}: {
  site: Site;
  reader: Reader;
  atlas: OutlineAtlas;
  axis: AxisId;
}) {
  const { t } = reader;
  const regions = authoritiesByRegion(atlas);
  const suffix = `?axis=${axis}`;
  return (
    <Page
      site={site}
      reader={reader}
      title={t('table.title')}
      description={t('table.description.outlines')}
      section="map"
    >
      <div class="map-head">
        <h1>{t('table.title')}</h1>
        <AxisChoice atlas={atlas} axis={axis} path="/map/table" reader={reader} />
      </div>
      <p class="lead">{t('table.lead.outlines')}</p>
      <nav class="jump" aria-label={t('table.jump')}>
        {regions.map(({ region }) => (
          <a key={region.code} href={`#${region.code}`} lang="en" dir="ltr">
            {region.name || t('table.no-region')}
          </a>
        ))}
      </nav>
      {regions.map(({ region, authorities }) => (
        <table key={region.code} class={`spreads ${axis}`} id={region.code}>
          <caption lang="en">
            <bdi>{region.name || t('table.no-region')}</bdi>
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('table.authority')}</th>
              <th aria-hidden="true" />
              {BANDS.map((band) => (
                <th key={band} scope="col">
                  <span class="unseen">{t('band.name', { band })}</span>
                  <span aria-hidden="true">{band}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {authorities.map((authority) => (
              <Row key={authority.code} authority={authority} axis={axis} suffix={suffix} reader={reader} />
            ))}
          </tbody>
        </table>
      ))}
    </Page>
  );
}

function Row({
  authority,
  axis,
  suffix,
  reader,
}: {
  authority: Authority;
  axis: AxisId;
  suffix: string;
  reader: Reader;
}) {
  const counts = authority.counts[axis];
  return (
    <tr>
      <th>
        <a href={reader.href(`/areas/${authority.code}${suffix}`)}>
          {authority.name || reader.t('table.no-authority')}
        </a>
      </th>
      <td>{counts && <BandShares counts={counts} />}</td>
      {BANDS.map((band) => (
        <td key={band}>{counts?.bands[band - 1] ?? '–'}</td>
      ))}
    </tr>
  );
}
