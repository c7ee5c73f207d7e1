import type { Bounds } from '#domains/geography';
import { AXES, type AxisId } from '#domains/mapping/core';
import { groundUnder, pointInFrame } from '#foundations/spatial';
import type { Reader } from '../shell/reader.ts';
import type { OutlineAtlas } from './atlas.ts';
import type { LiveMap } from './live-map.ts';
import { pictureAddress, type Sheet, sheetAround } from './picture-sheet.ts';
import { PlacePanel, panelWords } from './place-panel.tsx';
import { labelLines, placeLabels } from './region-labels.ts';

/**
 * The map of small areas: the server's picture, around which the island puts a map to move in, where it can. Both show the same ground in the same
 * place.
 */
export function OutlineView({
  atlas,
  axis,
  reader,
  live,
}: {
  atlas: OutlineAtlas;
  axis: AxisId;
  reader: Reader;
  live: LiveMap | null;
}) {
  const { t } = reader;
  const sheet = sheetAround(atlas.bounds, 'country');
  const { frame, box } = sheet;
  return (
    <true-map
      class={axis}
      data-axis={axis}
      data-axes={AXES.filter((name) => atlas.counts[name] !== null).join(' ')}
      data-view={viewOf(groundUnder(frame, box))}
      {...panelWords(reader)}
      {...(live === null ? {} : liveWords(reader, live))}
    >
      <figure class="sheet">
        <img
          src={live?.picture(axis) ?? pictureAddress(atlas, axis)}
          alt={t('map.picture.outlines', { axis: t(`axis.${axis}.name`), count: atlas.places.length })}
          width={box.width}
          height={box.height}
        />
        <RegionNames atlas={atlas} sheet={sheet} />
      </figure>
      <PlacePanel atlas={atlas} reader={reader} hints={['map.pick.outlines', 'map.keys.outlines']} />
    </true-map>
  );
}

const viewOf = ({ west, south, east, north }: Bounds) =>
  [west, south, east, north].map((degrees) => degrees.toFixed(5)).join(' ');

function liveWords({ t, date }: Reader, { tiles, bands, names, find, area, start, before }: LiveMap) {
  return {
    'data-tiles': tiles,
    'data-bands': bands,
    'data-names': names,
    'data-find': find,
    'data-title': t('map.live'),
    'data-closer': t('map.closer'),
    'data-further': t('map.further'),
    'data-whole': t('map.whole'),
    'data-fingers': t('map.fingers'),
    'data-wheel': t('map.wheel', { key: '{key}' }),
    'data-none': t('map.no-figure'),
    'data-nothing': t('map.nothing-here'),
    'data-choose': t('map.choose'),
    'data-area': area,
    'data-shown': t('map.shown'),
    'data-shown-both': t('map.shown.both'),
    'data-shown-band': t('map.shown.band'),
    'data-only': t('map.only', { name: '{name}' }),
    'data-everything': t('map.everything'),
    ...(start === null ? {} : { 'data-start': viewOf(start) }),
    ...(before === null
      ? {}
      : {
          'data-before': before.bands,
          'data-swipe': t('map.swipe', { date: date(before.date) }),
          'data-swipe-at': t('map.swipe.at', { date: date(before.date) }),
        }),
  };
}

/** Height of the plane on which names are placed: as on a map of hexagons, so that the same letters are as large. */
const NAMES_HEIGHT = 250;

/** Names over the picture, not in it: they are as large as the screen lets them be. */
function RegionNames({ atlas, sheet: { frame, box } }: { atlas: OutlineAtlas; sheet: Sheet }) {
  const scale = NAMES_HEIGHT / box.height;
  const labels = placeLabels(
    atlas.regions
      .filter(({ name }) => name !== '')
      .map((region) => ({
        lines: labelLines(region.name),
        spots: atlas.authorities
          .filter((authority) => authority.region.code === region.code)
          .flatMap(({ bounds }) => {
            if (bounds === null) return [];
            const middle = pointInFrame(frame, (bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2);
            return [{ x: (middle.x - box.x) * scale, y: (middle.y - box.y) * scale }];
          }),
      })),
  );
  return (
    <svg class="names" viewBox={`0 0 ${round(box.width * scale)} ${NAMES_HEIGHT}`} lang="en" aria-hidden="true">
      {labels.map(({ lines, at }) => (
        <text key={lines[0]} x={round(at.x)} y={round(at.y - (lines.length - 1) * 4 + 2)}>
          {lines.map((line, row) => (
            <tspan key={line} x={round(at.x)} dy={row === 0 ? 0 : '1.1em'}>
              {line}
            </tspan>
          ))}
        </text>
      ))}
    </svg>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
