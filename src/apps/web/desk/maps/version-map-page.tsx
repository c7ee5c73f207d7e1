import type { AxisId } from '#domains/mapping/core';
import type { OutlineAtlas } from '../../mapping/atlas.ts';
import { AxisChoice } from '../../mapping/axis-choice.tsx';
import type { LiveMap } from '../../mapping/live-map.ts';
import { OutlineKey } from '../../mapping/map-key.tsx';
import { OutlineView } from '../../mapping/outline-view.tsx';
import { type Assets, TRUE_MAP, TRUE_MAP_STYLES } from '../../shell/assets.ts';
import { DeskPage } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';

/** A version as a map to move in, public or not, with what is public now beside it. */
export function VersionMapPage({
  visit,
  assets,
  atlas,
  axis,
  live,
  isLimited,
}: {
  visit: StaffVisit;
  assets: Assets;
  atlas: OutlineAtlas;
  axis: AxisId;
  live: LiveMap;
  /** Whether only own areas are shown. */
  isLimited: boolean;
}) {
  const { reader } = visit;
  const { t } = reader;
  const { version } = atlas;
  const address = `/desk/maps/${version.id}`;
  return (
    <DeskPage
      visit={visit}
      assets={assets}
      title={t('desk.map.on-map')}
      section="maps"
      styles={TRUE_MAP_STYLES}
      script={TRUE_MAP}
    >
      <p class="over-title">
        <a href={address}>{t('desk.map.version', { title: version.title, id: version.id })}</a>
      </p>
      <h1>{t('desk.map.on-map')}</h1>
      <p class="lead">
        {t('desk.map.on-map.lead')} {isLimited && t('desk.areas.own')}
      </p>
      <AxisChoice atlas={atlas} axis={axis} path={`${address}/map`} reader={reader} />
      <section class="atlas" aria-labelledby="axis">
        <div class="head">
          <h2 id="axis">{t('map.title.axis', { axis: t(`axis.${axis}.name`), plain: t(`axis.${axis}.plain`) })}</h2>
        </div>
        <OutlineView atlas={atlas} axis={axis} reader={reader} live={live} />
        <div class="key-box">
          <OutlineKey atlas={atlas} axis={axis} reader={reader} />
        </div>
        <div class="tools">
          <form class="find" action={`${address}/areas`} role="search">
            <label for="place">{t('desk.areas.find')}</label>
            <div class="row">
              <input id="place" name="find" type="search" autocomplete="off" required />
              <button type="submit">{t('desk.areas.go')}</button>
            </div>
          </form>
        </div>
      </section>
    </DeskPage>
  );
}
