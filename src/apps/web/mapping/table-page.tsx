import type { AxisId } from '#domains/mapping/core';
import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import type { HexAtlas } from './atlas.ts';
import { BandCell } from './band-strip.tsx';
import { byRegionAndName } from './hex-atlas.ts';

const shown: readonly AxisId[] = ['vulnerability', 'amenability'];

/** The map for those who read tables: by region and name, never by need. */
export function TablePage({ site, reader, atlas }: { site: Site; reader: Reader; atlas: HexAtlas }) {
  const { t } = reader;
  const regions = byRegionAndName(atlas);
  return (
    <Page site={site} reader={reader} title={t('table.title')} description={t('table.description')} section="map">
      <h1>{t('table.title')}</h1>
      <p class="lead">{t('table.lead')}</p>
      <nav class="jump" aria-label={t('table.jump')}>
        {regions.map(({ region }) => (
          <a key={region.code} href={`#${region.code}`} lang="en" dir="ltr">
            {region.name}
          </a>
        ))}
      </nav>
      {regions.map(({ region, places }) => (
        <div key={region.code} class="scroll">
          <table class="places" id={region.code}>
            <caption lang="en">
              <bdi>{region.name}</bdi>
            </caption>
            <thead>
              <tr>
                <th scope="col">{t('table.place')}</th>
                {shown.map((axis) => (
                  <th key={axis} scope="col">
                    {t(`axis.${axis}.name`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {places.map((place) => (
                <tr key={place.code}>
                  <th scope="row">
                    <a href={reader.href(`/areas/${place.code}`)} lang="en">
                      <bdi>{place.name}</bdi>
                    </a>
                  </th>
                  {shown.map((axis) => (
                    <td key={axis}>
                      <BandCell axis={axis} view={place.bands[axis]} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </Page>
  );
}
