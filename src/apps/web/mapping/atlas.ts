import type { Bounds, Vintage } from '#domains/geography';
import {
  type AreaResult,
  AXES,
  type AxisId,
  axisBands,
  type BandView,
  type IndexSpread,
  type IndexVersion,
  indexSpread,
  largestDriver,
} from '#domains/mapping/core';
import { type BandCounts, countBands } from './band-counts.ts';
import type { Box, Point } from './hex-geometry.ts';

/** A larger area that places lie in. */
export interface Region {
  readonly code: string;
  readonly name: string;
}

/** A local authority that small areas lie in. */
export interface Authority extends Region {
  readonly region: Region;
  /** By name. */
  readonly places: readonly Place[];
  /** Around those of its places that have a boundary. */
  readonly bounds: Bounds | null;
  readonly counts: { readonly [axis in AxisId]: BandCounts | null };
}

/** One place as the pages show it. */
export interface Place {
  readonly code: string;
  readonly name: string;
  readonly region: Region;
  /** Null where the place is an authority itself. */
  readonly authority: Authority | null;
  readonly result: AreaResult;
  /** Where its people live on average, in degrees; null where geography does not know. */
  readonly position: { readonly lon: number; readonly lat: number } | null;
  readonly bands: { readonly [axis in AxisId]: BandView | null };
}

/** A place that is drawn as a hexagon around `centre`. */
export interface HexPlace extends Place {
  readonly centre: Point;
}

interface Sheet<Shown extends Place> {
  readonly version: IndexVersion;
  readonly places: readonly Shown[];
  /** From north to south. */
  readonly regions: readonly Region[];
  /** In the order in which the index stores them. */
  readonly results: readonly AreaResult[];
  readonly spread: IndexSpread;
  readonly largestDriver: { readonly [axis in AxisId]: number };
  /** Null for an axis that the version says nothing on. */
  readonly counts: { readonly [axis in AxisId]: BandCounts | null };
  find(code: string): Shown | null;
}

/** Places as hexagons of one size. In reading order: by region from north to south, then by row and column. */
export interface HexAtlas extends Sheet<HexPlace> {
  readonly layout: 'hexagons';
  readonly box: Box;
}

/** Small areas by their boundaries. In the order of regions, authorities and places by name. */
export interface OutlineAtlas extends Sheet<Place> {
  readonly layout: 'outlines';
  readonly vintage: Vintage;
  /** By region and then by name. */
  readonly authorities: readonly Authority[];
  readonly bounds: Bounds;
  findAuthority(code: string): Authority | null;
}

/** An index version laid out on the map: made once per version, shared by all pages. */
export type Atlas = HexAtlas | OutlineAtlas;

/** What every layout needs of a version: its results with their bands, and what they say together. */
export function readSheet(version: IndexVersion, results: readonly AreaResult[]) {
  const ofAxis = byAxis((axis) => axisBands(version, results, axis));
  const spread = indexSpread(version, results);
  return {
    results,
    spread,
    largestDriver: byAxis((axis) => (ofAxis[axis] === null ? 0 : largestDriver(version, spread, axis))),
    counts: byAxis((axis) => countBands(ofAxis[axis] ?? [])),
    bandsOf: (index: number) => byAxis((axis) => ofAxis[axis]?.[index] ?? null),
  };
}

export function byAxis<Value>(of: (axis: AxisId) => Value): { readonly [axis in AxisId]: Value } {
  return Object.fromEntries(AXES.map((axis) => [axis, of(axis)])) as { [axis in AxisId]: Value };
}

/** The order of names everywhere: "Leeds 2" before "Leeds 10". */
export const byName = (() => {
  const order = new Intl.Collator('en', { numeric: true });
  return (one: { readonly name: string }, other: { readonly name: string }) => order.compare(one.name, other.name);
})();

/** The places whose centres lie nearest, as the crow flies. */
export function nearestPlaces(atlas: Atlas, place: Place, count: number): readonly Place[] {
  const from = place.position;
  if (from === null) return [];
  const east = Math.cos((from.lat * Math.PI) / 180);
  const nearest: { readonly other: Place; readonly distance: number }[] = [];
  for (const other of atlas.places) {
    if (other === place || other.position === null) continue;
    const distance = Math.hypot((other.position.lon - from.lon) * east, other.position.lat - from.lat);
    if (distance >= (nearest.at(count - 1)?.distance ?? Number.POSITIVE_INFINITY)) continue;
    nearest.push({ other, distance });
    nearest.sort((one, two) => one.distance - two.distance);
    nearest.length = Math.min(nearest.length, count);
  }
  return nearest.map(({ other }) => other);
}
