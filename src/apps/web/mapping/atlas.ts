import {
  type AreaResult,
  AXES,
  type AxisId,
  axisBands,
  type BandView,
  type IndexVersion,
  largestDriver,
} from '#domains/mapping/core';
import { type Box, boxAround, type Cell, centreOf, type Point } from './hex-geometry.ts';
import { type Label, labelLines, placeLabels } from './region-labels.ts';

/** What geography knows of an area that the map needs. */
export interface Location {
  readonly code: string;
  readonly regionCode: string | null;
  readonly lon: number;
  readonly lat: number;
  readonly cell: Cell;
}

/** One place as the pages show it. */
export interface Place {
  readonly code: string;
  readonly name: string;
  readonly region: Region;
  readonly result: AreaResult;
  readonly centre: Point;
  readonly lon: number;
  readonly lat: number;
  readonly bands: { readonly [axis in AxisId]: BandView | null };
}

export interface Region {
  readonly code: string;
  readonly name: string;
}

/** An index version laid out on the map: made once per version, shared by all pages. */
export interface Atlas {
  readonly version: IndexVersion;
  /** By region from north to south, then by row and column: the order of reading and of the Tab key. */
  readonly places: readonly Place[];
  readonly regions: readonly Region[];
  readonly box: Box;
  /** In the order in which the index stores them. */
  readonly results: readonly AreaResult[];
  readonly largestDriver: { readonly [axis in AxisId]: number };
  find(code: string): Place | null;
}

/** Joins the results of an index with where its areas lie. Areas without a location are a bug: both come from the same import. */
export function createAtlas(
  version: IndexVersion,
  results: readonly AreaResult[],
  locations: readonly Location[],
  regionNames: ReadonlyMap<string, string>,
): Atlas {
  const located = new Map(locations.map((location) => [location.code, location]));
  const bands = Object.fromEntries(AXES.map((axis) => [axis, axisBands(version, results, axis)])) as Record<
    AxisId,
    readonly BandView[] | null
  >;
  const unordered = results.map((result, index): Place => {
    const location = located.get(result.code);
    if (location === undefined) throw new Error(`area ${result.code} of version ${version.id} has no location`);
    const code = result.parent ?? location.regionCode ?? '';
    return {
      code: result.code,
      name: result.name,
      region: { code, name: regionNames.get(code) ?? code },
      result,
      centre: centreOf(location.cell),
      lon: location.lon,
      lat: location.lat,
      bands: {
        vulnerability: bands.vulnerability?.[index] ?? null,
        amenability: bands.amenability?.[index] ?? null,
        propensity: bands.propensity?.[index] ?? null,
      },
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
    version,
    places,
    regions,
    results,
    box: boxAround(
      places.map(({ centre }) => centre),
      1,
    ),
    largestDriver: {
      vulnerability: bands.vulnerability ? largestDriver(version, results, 'vulnerability') : 0,
      amenability: bands.amenability ? largestDriver(version, results, 'amenability') : 0,
      propensity: bands.propensity ? largestDriver(version, results, 'propensity') : 0,
    },
    find: (code) => byCode.get(code) ?? null,
  };
}

function northToSouth(places: readonly Place[]): Region[] {
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
export function regionLabels(atlas: Atlas): readonly Label[] {
  return placeLabels(
    atlas.regions.map((region) => ({
      lines: labelLines(region.name),
      spots: atlas.places.filter((place) => place.region.code === region.code).map(({ centre }) => centre),
    })),
  );
}

/** The places whose centres lie nearest, as the crow flies. */
export function nearestPlaces(atlas: Atlas, place: Place, count: number): readonly Place[] {
  const east = Math.cos((place.lat * Math.PI) / 180);
  const distance = (other: Place) => Math.hypot((other.lon - place.lon) * east, other.lat - place.lat);
  return atlas.places
    .filter((other) => other !== place)
    .toSorted((one, other) => distance(one) - distance(other))
    .slice(0, count);
}

/** All places by region name and then by name: the order of the table, and of nothing that could be taken for a ranking. */
export function byRegionAndName(
  atlas: Atlas,
): readonly { readonly region: Region; readonly places: readonly Place[] }[] {
  const order = new Intl.Collator('en');
  return atlas.regions
    .toSorted((one, other) => order.compare(one.name, other.name))
    .map((region) => ({
      region,
      places: atlas.places
        .filter((place) => place.region.code === region.code)
        .toSorted((one, other) => order.compare(one.name, other.name)),
    }));
}

/** Places whose code or name matches what somebody typed: an exact match alone, otherwise all whose name holds it. */
export function findPlaces(atlas: Atlas, query: string): readonly Place[] {
  const wanted = plain(query);
  if (wanted === '') return [];
  const exact = atlas.places.find((place) => plain(place.name) === wanted || plain(place.code) === wanted);
  if (exact !== undefined) return [exact];
  const order = new Intl.Collator('en');
  return atlas.places
    .filter((place) => plain(place.name).includes(wanted))
    .toSorted((one, other) => order.compare(one.name, other.name));
}

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/['’`]/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

/** How many places are sure, fairly sure and unsure on one axis; null where the axis is empty. */
export function surenessCounts(
  atlas: Atlas,
  axis: AxisId,
): { readonly sure: number; readonly fair: number; readonly unsure: number } | null {
  const views = atlas.places.map((place) => place.bands[axis]).filter((view) => view !== null);
  if (views.length === 0) return null;
  const count = (sureness: BandView['sureness']) => views.filter((view) => view.sureness === sureness).length;
  return { sure: count('sure'), fair: count('fair'), unsure: count('unsure') };
}
