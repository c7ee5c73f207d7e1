import { type AreaResult, AXES, axisGroup, bandView, type IndexVersion } from '#domains/mapping/core';
import type { Assets } from '../../shell/assets.ts';
import type { Reader } from '../../shell/reader.ts';
import { DeskPage } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';

/** Exact figures of the areas of a version that somebody may see, by name. */
export function AreasPage({
  visit,
  assets,
  version,
  query,
  isLimited,
  found,
  areas,
}: {
  visit: StaffVisit;
  assets: Assets;
  version: IndexVersion;
  query: string;
  /** Whether only own areas are shown. */
  isLimited: boolean;
  found: number;
  areas: readonly AreaResult[];
}) {
  const { reader } = visit;
  const { t } = reader;
  const axes = AXES.filter((axis) => axisGroup(version, axis) !== null);
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.areas.title')} section="maps">
      <p class="over-title">
        <a href={`/desk/maps/${version.id}`}>{t('desk.map.version', { title: version.title, id: version.id })}</a>
      </p>
      <h1>{t('desk.areas.title')}</h1>
      <p class="lead">
        {t('desk.areas.lead')} {isLimited && t('desk.areas.own')}
      </p>
      <form class="find" action={`/desk/maps/${version.id}/areas`} role="search">
        <label for="find">{t('desk.areas.find')}</label>
        <div class="row">
          <input id="find" name="find" type="search" value={query} autocomplete="off" />
          <button type="submit">{t('desk.areas.go')}</button>
        </div>
      </form>
      {found === 0 && <p role="status">{t('desk.areas.none')}</p>}
      {found > areas.length && <p>{t('desk.areas.more', { shown: areas.length, found })}</p>}
      {areas.length > 0 && (
        <div class="wide">
          <table class="standings">
            <thead>
              <tr>
                <th scope="col">{t('desk.areas.area')}</th>
                {axes.map((axis) => (
                  <th key={axis} scope="col">
                    {t(`axis.${axis}.name`)}
                  </th>
                ))}
                <th scope="col">{t('desk.areas.figures')}</th>
              </tr>
            </thead>
            <tbody>
              {areas.map((area) => (
                <tr key={area.code}>
                  <th scope="row">
                    {area.name} {area.name !== area.code && <small>{area.code}</small>}
                  </th>
                  {axes.map((axis) => (
                    <td key={axis}>{standingOf(reader, version, area, axisGroup(version, axis) ?? 0)}</td>
                  ))}
                  <td>
                    <details>
                      <summary>{t('desk.areas.figures')}</summary>
                      <ul>
                        {version.indicators.map(({ id, title }, at) => {
                          const value = area.raw[at] ?? null;
                          return (
                            <li key={id}>
                              {title}: {value === null ? t('desk.areas.missing') : reader.number(value, 6)}
                            </li>
                          );
                        })}
                      </ul>
                    </details>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </DeskPage>
  );
}

function standingOf(reader: Reader, version: IndexVersion, area: AreaResult, at: number): string {
  const group = area.groups[at];
  if (group === undefined) return '';
  const { band, low, high } = bandView(group, version.areaCount);
  const standing = reader.t('desk.diff.standing', { band, rank: group.rank, of: version.areaCount });
  return low === high ? standing : `${standing} (${low}–${high})`;
}
