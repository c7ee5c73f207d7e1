import { AXES, type AxisId } from '#domains/mapping/core';
import type { Reader } from '../shell/reader.ts';
import type { Atlas } from './atlas.ts';
import { SmallMap } from './hex-map.tsx';

/** The three questions as addresses of the same page; `path` is that page without its axis. */
export function AxisChoice({
  atlas,
  axis,
  path,
  reader,
}: {
  atlas: Atlas;
  axis: AxisId;
  path: string;
  reader: Reader;
}) {
  const { t } = reader;
  return (
    <nav class="axes" aria-label={t('map.tabs')}>
      {AXES.map((name) => (
        <a
          key={name}
          href={reader.href(`${path}?axis=${name}`)}
          class={name}
          data-axis={name}
          {...(name === axis ? { 'aria-current': 'true' } : {})}
        >
          {atlas.layout === 'hexagons' && <SmallMap atlas={atlas} axis={name} label={null} />}
          <span>
            <b>{t(`axis.${name}.name`)}</b>{' '}
            <small>{atlas.counts[name] === null ? t('axis.propensity.empty') : t(`axis.${name}.plain`)}</small>
          </span>
        </a>
      ))}
    </nav>
  );
}
