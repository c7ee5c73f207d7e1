import type { ExpressionSpecification, FillLayerSpecification, StyleSpecification } from 'maplibre-gl';
import { type AxisId, BANDS, decodeBand } from '#domains/mapping/core';
import type { Bands } from './bands.ts';
import { type Colours, mixed } from './colours.ts';

/** What the colours say: the band and, by fading, how sure it is; or the band alone. */
export const SHOWN = ['both', 'band'] as const;
export type Shown = (typeof SHOWN)[number];

/** The area somebody chose, as a source and the lines around it. */
export const CHOSEN = 'chosen';
/** Paper over areas that are not to be seen now. */
export const VEIL = 'veil';

export const layerOf = (axis: AxisId, shown: Shown) => `${axis}-${shown}`;

const areas = { source: 'areas', 'source-layer': 'areas' } as const;

/**
 * A layer of colours for each axis and way of showing, all over the same areas. The colours are worked out with the tiles, in MapLibre's thread. One layer is
 * seen; the others have no opacity and are not drawn. So another one is shown with the next frame, however many areas there are.
 */
export function styleOver(tiles: string, axes: readonly AxisId[], bands: Bands, colours: Colours): StyleSpecification {
  return {
    version: 8,
    sources: {
      areas: { type: 'vector', url: `pmtiles://${tiles}` },
      [CHOSEN]: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
    },
    transition: { duration: 0, delay: 0 },
    layers: [
      ...axes.flatMap((axis) => {
        const states = [0, ...Array.from(bands.codes.get(axis) ?? [], stateOf)];
        return SHOWN.map((shown) => fillOf(axis, shown, states, colours));
      }),
      {
        ...{ id: 'between', type: 'line', ...areas, minzoom: 9 },
        paint: { 'line-color': colours.paper, 'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.4, 13, 1.5] },
      },
      {
        ...{ id: 'borders', type: 'line', source: 'areas', 'source-layer': 'borders' },
        paint: {
          'line-color': colours.ink,
          'line-opacity': ['interpolate', ['linear'], ['zoom'], 5, 0.25, 8, 0.75],
          'line-width': ['interpolate', ['linear'], ['zoom'], 4, 0.25, 7, 0.8, 9, 1.4, 13, 2.5],
        },
      },
      {
        ...{ id: 'halo', type: 'line', source: CHOSEN, layout: { 'line-join': 'round' } },
        paint: { 'line-color': '#fff', 'line-width': 7 },
      },
      {
        ...{ id: 'line', type: 'line', source: CHOSEN, layout: { 'line-join': 'round' } },
        paint: { 'line-color': colours.ink, 'line-width': 2.5 },
      },
    ],
  };
}

function fillOf(axis: AxisId, shown: Shown, states: readonly number[], colours: Colours): FillLayerSpecification {
  return {
    ...{ id: layerOf(axis, shown), type: 'fill', ...areas },
    paint: { 'fill-color': colourOf(axis, shown, states, colours), 'fill-opacity': 0, 'fill-antialias': false },
  };
}

/** Over colours and under lines. Areas that keep their colour are told to it one by one, so that a choice of some costs what those cost. */
export const veilOf = ({ paper }: Colours): FillLayerSpecification => ({
  ...{ id: VEIL, type: 'fill', ...areas },
  paint: {
    'fill-color': paper,
    'fill-opacity': ['case', ['boolean', ['feature-state', 'alone'], false], 0, 0.88],
    'fill-antialias': false,
  },
});

/** The colour of an area by its place in a list of states. */
function colourOf(
  axis: AxisId,
  shown: Shown,
  states: readonly number[],
  { bands, paper, blank, fade }: Colours,
): ExpressionSpecification {
  const fades = shown === 'both' ? [0, fade.fair, fade.unsure] : [0, 0, 0];
  const cases = fades.flatMap((share, row) =>
    BANDS.flatMap((band) => [row * BANDS.length + band, mixed(bands.get(axis)?.[band] ?? blank, paper, share)]),
  );
  return ['match', ['at', ['id'], ['literal', states]], ...cases, blank] as unknown as ExpressionSpecification;
}

/** A band as a number that colours are chosen by: 1 to 15, the bands of sure areas first; 0 where there is nothing to show. Not known how sure is drawn as sure. */
export function stateOf(code: number): number {
  const view = decodeBand(code);
  if (view === null) return 0;
  const row = view.sureness === 'fair' ? 1 : view.sureness === 'unsure' ? 2 : 0;
  return row * BANDS.length + view.band;
}
