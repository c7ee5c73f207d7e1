import { AXES, type AxisId, type BandView } from '#domains/mapping/core';
import { discloseCount } from '#foundations/disclosure';
import { type Cell, formatCsv } from '#platform/tables';
import type { Atlas, Place } from './atlas.ts';
import { byRegionAndName } from './hex-atlas.ts';
import type { Statistic } from './statistics.ts';

/**
 * The map as a table: bands with their likely range, the published figures behind them with their units in the header, and in the last column, one
 * line per row from the top, what the reader must know (`notes`: key, caveat, source, licence). By region, authority and name; no score and no rank.
 */
export function mapCsv(atlas: Atlas, statistics: readonly Statistic[], notes: readonly string[]): string {
  const header = [
    'code',
    'name',
    ...(atlas.layout === 'outlines' ? ['authority_code', 'authority'] : []),
    'region',
    'population',
    ...AXES.flatMap((axis) => ['band', 'band_low', 'band_high', 'sureness'].map((part) => `${axis}_${part}`)),
    ...statistics.map(({ id, unit }) => (unit === null ? id : `${id} (${unit})`)),
    'notes',
  ];
  const places = atlas.layout === 'outlines' ? atlas.places : byRegionAndName(atlas).flatMap(({ places }) => places);
  return formatCsv(
    header,
    places.map((place, row) => [
      place.code,
      place.name,
      ...(atlas.layout === 'outlines' ? [place.authority?.code ?? null, place.authority?.name ?? null] : []),
      place.region.name,
      populationCell(place),
      ...AXES.flatMap((axis: AxisId) => bandCells(place.bands[axis])),
      ...statistics.map((_, at) => place.result.raw[at] ?? null),
      notes[row] ?? null,
    ]),
  );
}

function populationCell(place: Place): Cell {
  if (place.result.population === null) return null;
  const count = discloseCount(place.result.population);
  return count.shown ? count.value : null;
}

function bandCells(view: BandView | null): readonly Cell[] {
  return view === null ? [null, null, null, null] : [view.band, view.low, view.high, view.sureness];
}
