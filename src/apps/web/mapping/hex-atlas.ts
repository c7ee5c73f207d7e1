import type { AreaResult, IndexVersion } from '#domains/mapping/core';
import { byName, type HexAtlas, type HexPlace, type Region, readSheet } from './atlas.ts';
import { boxAround, type Cell, centreOf } from './hex-geometry.ts';
import { type Label, labelLines, placeLabels } from './region-labels.ts';

/** What geography knows of an area that the map of hexagons needs. */
export interface Location {
  readonly code: string;
  readonly regionCode: string | null;
  readonly lon: number;
  readonly lat: number;
  readonly cell: Cell;
}

/** Joins the results of an index with the hexagons of its areas. Areas without one are a bug: the layout is of the whole vintage. */
export function createHexAtlas(
  version: IndexVersion,
  results: readonly AreaResult[],
  locations: readonly Location[],
  regionNames: ReadonlyMap<string, string>,
): HexAtlas {
  const located = new Map(locations.map((location) => [location.code, location]));
  const { bandsOf, ...sheet } = readSheet(version, results);
  const unordered = results.map((result, index): HexPlace => {
    const location = located.get(result.code);
    if (location === undefined) throw new Error(`area ${result.code} of version ${version.id} has no location`);
    const code = result.parent ?? location.regionCode ?? '';
    const { lon, lat } = location;
    return {
      code: result.code,
      name: result.name,
      region: { code, name: regionNames.get(code) ?? code },
      authority: null,
      result,
      position: { lon, lat },
      centre: centreOf(location.cell),
      bands: bandsOf(index),
    };
  });
  const regions = northToSouth(unordered);
  const position = new Map(regions.map(({ code }, index) => [code, index]));
  const places = unordered.toSorted(
    (one, other) =>
      (position.get(one.region.code) ?? 0) - (position.get(other.region.code) ?? 0) ||
      one.centre.y - other.centre.y ||
      one.centre.x - other.centre.x,
  );
  const byCode = new Map(places.map((place) => [place.code, place]));
  return {
    layout: 'hexagons',
    version,
    ...sheet,
    places,
    regions,
    box: boxAround(
      places.map(({ centre }) => centre),
      1,
    ),
    find: (code) => byCode.get(code) ?? null,
  };
}

function northToSouth(places: readonly HexPlace[]): Region[] {
  const rows = new Map<string, { region: Region; ys: number[] }>();
  for (const { region, centre } of places) {
    const entry = rows.get(region.code) ?? { region, ys: [] };
    entry.ys.push(centre.y);
    rows.set(region.code, entry);
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return [...rows.values()].sort((one, other) => mean(one.ys) - mean(other.ys)).map(({ region }) => region);
}

/** Where each region's name stands: near the middle of its hexagons, and clear of the other names. */
export function regionLabels(atlas: HexAtlas): readonly Label[] {
  return placeLabels(
    atlas.regions.map((region) => ({
      lines: labelLines(region.name),
      spots: atlas.places.filter((place) => place.region.code === region.code).map(({ centre }) => centre),
    })),
  );
}

/** All places by region name and then by name: the order of the table, and of nothing that could be taken for a ranking. */
export function byRegionAndName(
  atlas: HexAtlas,
): readonly { readonly region: Region; readonly places: readonly HexPlace[] }[] {
  return atlas.regions.toSorted(byName).map((region) => ({
    region,
    places: atlas.places.filter((place) => place.region.code === region.code).toSorted(byName),
  }));
}
