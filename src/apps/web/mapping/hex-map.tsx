import type { AxisId, Band, BandView } from '#domains/mapping/core';
import { type Reader, withMap } from '../shell/reader.ts';
import type { HexAtlas, HexPlace } from './atlas.ts';
import { regionLabels } from './hex-atlas.ts';
import { GRID, HEXAGON, outline, type Point, pointsOf, STRIPES } from './hex-geometry.ts';

/** Lines count in steps of the grid; what stands on them must not be stretched by that. */
const SCALED = `scale(${GRID.x} ${GRID.y})`;
const UNSCALED = `scale(${1 / GRID.x} ${(1 / GRID.y).toFixed(5)})`;

/** As the island counts them. */
const SURENESS: readonly BandView['sureness'][] = ['unknown', 'sure', 'fair', 'unsure'];

const BAND_ORDER: readonly Band[] = [1, 2, 3, 4, 5];

/**
 * Hexagons drawn as the markers of a line: one short list of centres for each band, instead of 296 shapes. This keeps three small maps
 * under 10 kB. They are pictures; the large map holds the links.
 */
export function HexMarkers({ axes, striped }: { axes: readonly AxisId[]; striped?: AxisId }) {
  return (
    <svg class="defs" width="0" height="0" aria-hidden="true">
      <defs>
        <path id="h" d={HEXAGON} />
        {axes.flatMap((axis) =>
          BAND_ORDER.map((band) => (
            <HexMarker key={`${axis}${band}`} id={`${axis[0]}${band}`} class={`${axis} b${band}`} />
          )),
        )}
        <HexMarker id="e" class="empty" />
        {striped && (
          <>
            <StripeMarker id="sf" d={STRIPES.fair} class="light" />
            <StripeMarker id="su" d={STRIPES.unsure} class="light" />
            <StripeMarker id="df" d={STRIPES.fair} class={`dark ${striped}`} />
            <StripeMarker id="du" d={STRIPES.unsure} class={`dark ${striped}`} />
          </>
        )}
      </defs>
    </svg>
  );
}

function HexMarker({ id, class: name }: { id: string; class: string }) {
  return (
    <marker id={id} markerUnits="userSpaceOnUse" overflow="visible">
      <use href="#h" class={name} transform={UNSCALED} />
    </marker>
  );
}

function StripeMarker({ id, d, class: tone }: { id: string; d: string; class: string }) {
  return (
    <marker id={id} markerUnits="userSpaceOnUse" overflow="visible">
      <path d={d} class={`stripe ${tone}`} transform={UNSCALED} />
    </marker>
  );
}

function Marked({ at, marker }: { at: readonly Point[]; marker: string }) {
  if (at.length === 0) return null;
  const url = `url(#${marker})`;
  return <polyline points={pointsOf(at)} marker-start={url} marker-mid={url} marker-end={url} />;
}

/** A small picture of one axis, without links; `label` is what it shows, null when words beside it say so. */
export function SmallMap({
  atlas,
  axis,
  label,
  mark,
}: {
  atlas: HexAtlas;
  axis: AxisId;
  label: string | null;
  mark?: HexPlace;
}) {
  const { x, y, width, height } = atlas.box;
  const empty = atlas.counts[axis] === null;
  return (
    <svg
      class={`map small ${axis}`}
      viewBox={`${x} ${y} ${width} ${height}`}
      {...(label === null ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': label })}
    >
      <g fill="none" transform={SCALED}>
        {empty ? (
          <Marked at={atlas.places.map(({ centre }) => centre)} marker="e" />
        ) : (
          BAND_ORDER.map((band) => (
            <Marked
              key={band}
              at={atlas.places.filter((place) => place.bands[axis]?.band === band).map(({ centre }) => centre)}
              marker={`${axis[0]}${band}`}
            />
          ))
        )}
      </g>
      {mark && <use href="#h" x={mark.centre.x} y={mark.centre.y} class="mark" />}
    </svg>
  );
}

/** Four digits for each place in reading order: band, lowest and highest likely band, how sure; what the island reads aloud. */
function digitsOf(atlas: HexAtlas, axis: AxisId): string {
  return atlas.places
    .map((place) => place.bands[axis])
    .map((view) => (view === null ? '0000' : `${view.band}${view.low}${view.high}${SURENESS.indexOf(view.sureness)}`))
    .join('');
}

/** "Leeds: 4 (3–5)": the same in every language, because 296 of them have to be short. The key says what it means. */
function titleOf(name: string, view: BandView | null): string {
  if (view === null) return name;
  return view.low === view.high ? `${name}: ${view.band}` : `${name}: ${view.band} (${view.low}–${view.high})`;
}

/**
 * The map: a link for every place, with its name and band as its title, so that it works without script. Links are relative to /map and
 * so lead to the same language. The map is not mirrored where the page is: east stays east.
 */
export function LargeMap({ atlas, axis, reader }: { atlas: HexAtlas; axis: AxisId; reader: Reader }) {
  const { x, y, width, height } = atlas.box;
  const striped = (sureness: BandView['sureness'], dark: boolean) =>
    atlas.places
      .filter((place) => place.bands[axis]?.sureness === sureness && (place.bands[axis]?.band ?? 0) <= 2 === dark)
      .map(({ centre }) => centre);
  return (
    <svg
      id="hexagons"
      class={`map large ${axis}`}
      viewBox={`${x} ${y} ${width} ${height}`}
      lang="en"
      role="group"
      aria-label={reader.t('map.picture', { axis: reader.t(`axis.${axis}.name`), count: atlas.places.length })}
      data-vulnerability={digitsOf(atlas, 'vulnerability')}
      data-amenability={digitsOf(atlas, 'amenability')}
    >
      {atlas.regions.map((region) => (
        <g key={region.code} role="group" aria-label={region.name}>
          {atlas.places
            .filter((place) => place.region.code === region.code)
            .map((place) => (
              <a
                key={place.code}
                href={reader.map === null ? `areas/${place.code}` : withMap(`areas/${place.code}`, reader.map)}
                {...(place.bands[axis] === null ? {} : { class: `b${place.bands[axis].band}` })}
              >
                <title>{titleOf(place.name, place.bands[axis])}</title>
                <use href="#h" x={place.centre.x} y={place.centre.y} />
              </a>
            ))}
        </g>
      ))}
      <g class="over" aria-hidden="true">
        <g fill="none" transform={SCALED}>
          <Marked at={striped('fair', false)} marker="sf" />
          <Marked at={striped('unsure', false)} marker="su" />
          <Marked at={striped('fair', true)} marker="df" />
          <Marked at={striped('unsure', true)} marker="du" />
        </g>
        <path class="border" d={outline(atlas.places.map(({ centre, region }) => ({ centre, group: region.code })))} />
        {regionLabels(atlas).map(({ lines, at }) => (
          <text key={lines[0]} x={at.x} y={at.y - (lines.length - 1) * 4 + 2}>
            {lines.map((line, row) => (
              <tspan key={line} x={at.x} dy={row === 0 ? 0 : '1.1em'}>
                {line}
              </tspan>
            ))}
          </text>
        ))}
        <use class="ring" href="#h" />
      </g>
    </svg>
  );
}
