import type { AxisId, Driver } from '#domains/mapping/core';
import type { Reader } from '../shell/reader.ts';
import { type Statistic, titleOf } from './statistics.ts';

/** One bar for each statistic, away from England's middle: towards the end of the line is more need or fewer ties. */
export function DriverChart({
  axis,
  drivers,
  statistics,
  largest,
  reader,
}: {
  axis: AxisId;
  drivers: readonly Driver[];
  statistics: readonly Statistic[];
  /** The half-width of the chart in points: the same for all places, so that two pages can be held side by side. */
  largest: number;
  reader: Reader;
}) {
  const { t } = reader;
  const words = {
    more: t(`axis.${axis}.more`),
    less: t(`axis.${axis}.less`),
    high: t(`axis.${axis}.high`),
    low: t(`axis.${axis}.low`),
  };
  return (
    <div class={`drivers ${axis}`}>
      <p class="ends" aria-hidden="true">
        <span>{words.less}</span>
        <span>{t('area.drivers.middle')}</span>
        <span>{words.more}</span>
      </p>
      <ul>
        {drivers.map(({ indicatorId, points, band }) => {
          const statistic = statistics.find(({ id }) => id === indicatorId);
          const width = largest === 0 ? 0 : (100 * Math.abs(points)) / largest;
          return (
            <li key={indicatorId}>
              <span class="what">{statistic ? titleOf(reader, statistic, 'short') : indicatorId}</span>
              <svg class="turn" viewBox="-100 0 200 12" preserveAspectRatio="none" aria-hidden="true">
                <rect
                  class={points < 0 ? 'less' : 'more'}
                  x={points < 0 ? -round(width) : 0}
                  y="1"
                  width={round(width)}
                  height="10"
                />
                <path class="middle" d="M0 0v12" />
              </svg>
              <span class="how">{t(`area.driver.${band}`, words)}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
