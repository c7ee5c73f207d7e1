import type { Bounds } from '#domains/geography';
import type { VersionHeading } from '#domains/mapping';
import { AXES, type AxisId, encodeBand, toBandBytes } from '#domains/mapping/core';
import type { NamesOnWire } from '../browser/true-map/on-wire.ts';
import type { Reader } from '../shell/reader.ts';
import type { Atlas, OutlineAtlas } from './atlas.ts';
import { pictureAddress } from './picture-sheet.ts';
import type { PublicState } from './publication.ts';

/** Where the island finds what it shows: tiles, the bands of the areas in them, their names, and the bands of the version to lay beside this one. */
export interface LiveMap {
  /** The picture that it takes the place of. */
  readonly picture: (axis: AxisId) => string;
  readonly tiles: string;
  readonly bands: string;
  readonly names: string;
  readonly find: string;
  /** The page of an area, with a blank for its code. */
  readonly area: string;
  readonly before: { readonly bands: string; readonly date: string } | null;
  /** Where to begin, unless with the whole. */
  readonly start: Bounds | null;
}

/** The live map over a public atlas; null where it is made of hexagons or its tiles are not ready. */
export function liveMapOf({ tiles, before }: PublicState, atlas: Atlas, { href }: Reader): LiveMap | null {
  const set = tiles.get(atlas.version.vintage);
  if (atlas.layout !== 'outlines' || set === undefined) return null;
  const address = (id: string, file: string) => `/map/live/${encodeURIComponent(id)}/${set}/${file}`;
  const earlier = before.get(atlas.version.id);
  return {
    picture: (axis) => pictureAddress(atlas, axis),
    tiles: `/tiles/${set}.pmtiles`,
    bands: address(atlas.version.id, 'bands.bin'),
    names: address(atlas.version.id, 'names.json'),
    find: href('/map/find.json'),
    area: href('/areas/code').replace('/areas/code', '/areas/{code}'),
    before: earlier === undefined ? null : { bands: address(earlier.id, 'bands.bin'), date: dateOf(earlier) },
    start: null,
  };
}

const dateOf = ({ publishedAt, createdAt }: VersionHeading) => publishedAt ?? createdAt;

/** The live map of a version at the desk, public or not, with the one that is public now beside it. */
export function liveMapAtDesk(
  { version }: OutlineAtlas,
  set: string,
  { publicNow, start }: { readonly publicNow: VersionHeading | null; readonly start: Bounds | null },
): LiveMap {
  const address = (id: string, file: string) => `/desk/maps/${encodeURIComponent(id)}/map/${file}`;
  return {
    picture: (axis) => address(version.id, `${axis}.svg`),
    tiles: `/tiles/${set}.pmtiles`,
    bands: address(version.id, 'bands.bin'),
    names: address(version.id, 'names.json'),
    find: address(version.id, 'find.json'),
    area: `/desk/maps/${encodeURIComponent(version.id)}/areas?find={code}`,
    before: publicNow === null ? null : { bands: address(publicNow.id, 'bands.bin'), date: dateOf(publicNow) },
    start,
  };
}

/** Those that the bytes of `bandsOf` hold, in their order. */
export const filledAxes = (atlas: Atlas | null): readonly AxisId[] =>
  AXES.filter((axis) => atlas !== null && atlas.counts[axis] !== null);

/**
 * The bands of all areas in a set of tiles, as `toBandBytes` writes them, one filled axis after the other: `codes` are those of the set in its order. An area
 * that is not on the map has nothing to show.
 */
export function bandsOf(atlas: Atlas, codes: readonly string[]): Uint8Array<ArrayBuffer> {
  const places = codes.map(atlas.find);
  const ofAxis = (axis: AxisId) => places.map((place) => encodeBand(place?.bands[axis] ?? null));
  return toBandBytes(Uint16Array.from(filledAxes(atlas).flatMap(ofAxis)));
}

/** What areas in a set of tiles are called, for the island. */
export function namesOf(atlas: OutlineAtlas, codes: readonly string[]): NamesOnWire {
  const order = new Map(atlas.authorities.map((authority, at) => [authority.code, at]));
  const places = codes.map(atlas.find);
  return {
    authorities: atlas.authorities.map(({ code, name, bounds }) => [code, name, ...edgesOf(bounds)] as const),
    codes,
    names: places.map((place) => place?.name ?? ''),
    within: places.map((place) => order.get(place?.authority?.code ?? '') ?? -1),
  };
}

/** West, south, east, north. */
export function edgesOf(bounds: OutlineAtlas['bounds'] | null): number[] {
  if (bounds === null) return [];
  return [bounds.west, bounds.south, bounds.east, bounds.north].map((degrees) => Number(degrees.toFixed(5)));
}
