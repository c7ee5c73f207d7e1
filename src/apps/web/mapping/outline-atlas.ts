import type { Bounds } from '#domains/geography';
import type { AreaResult, IndexVersion } from '#domains/mapping/core';
import { type Authority, byAxis, byName, type OutlineAtlas, type Place, type Region, readSheet } from './atlas.ts';
import { countBands } from './band-counts.ts';

/** What geography knows of small areas and of those that they lie in. */
export interface Surroundings {
  readonly areas: ReadonlyMap<string, SmallArea>;
  readonly authorities: ReadonlyMap<string, Region & { readonly region: Region | null }>;
}

export interface SmallArea {
  readonly authorityCode: string | null;
  readonly position: Place['position'];
  /** Null where no boundary of it was imported. */
  readonly bounds: Bounds | null;
}

/** Stands where geography knows of no larger area. Nothing has such a code. */
const nowhere: Region = { code: 'other', name: '' };

/** Joins the results of an index with the surroundings of its areas; null where none of them has a boundary. */
export function createOutlineAtlas(
  version: IndexVersion,
  results: readonly AreaResult[],
  { areas, authorities: known }: Surroundings,
): OutlineAtlas | null {
  const { bandsOf, ...sheet } = readSheet(version, results);
  const inside = new Map<string, { readonly result: AreaResult; readonly index: number }[]>();
  for (const [index, result] of results.entries()) {
    const code = authorityCodeOf(result, areas, known);
    const others = inside.get(code);
    if (others === undefined) inside.set(code, [{ result, index }]);
    else others.push({ result, index });
  }
  const authorities = [...inside].map(([code, members]): Authority => {
    const places: Place[] = [];
    const views = members.map(({ index }) => bandsOf(index));
    const authority: Authority = {
      code,
      name: known.get(code)?.name ?? (code === nowhere.code ? nowhere.name : code),
      region: known.get(code)?.region ?? nowhere,
      places,
      bounds: around(members.map(({ result }) => areas.get(result.code)?.bounds ?? null)),
      counts: byAxis((axis) => countBands(views.map((bands) => bands[axis]))),
    };
    for (const [at, { result, index }] of members.entries()) {
      places.push({
        code: result.code,
        name: result.name,
        region: authority.region,
        authority,
        result,
        position: areas.get(result.code)?.position ?? null,
        bands: views[at] ?? bandsOf(index),
      });
    }
    places.sort(byName);
    return authority;
  });
  authorities.sort((one, other) => byName(one.region, other.region) || byName(one, other));
  const bounds = around(authorities.map((authority) => authority.bounds));
  if (bounds === null) return null;
  const places = authorities.flatMap((authority) => authority.places);
  const byCode = new Map(places.map((place) => [place.code, place]));
  const authorityByCode = new Map(authorities.map((authority) => [authority.code, authority]));
  return {
    layout: 'outlines',
    version,
    vintage: version.vintage,
    ...sheet,
    places,
    authorities,
    regions: northToSouth(authorities),
    bounds,
    find: (code) => byCode.get(code) ?? null,
    findAuthority: (code) => authorityByCode.get(code) ?? null,
  };
}

/** As the index says, where geography knows of such an area; otherwise as geography says. */
function authorityCodeOf(
  { code, parent }: AreaResult,
  areas: Surroundings['areas'],
  known: Surroundings['authorities'],
): string {
  if (parent !== null && known.has(parent)) return parent;
  return areas.get(code)?.authorityCode ?? parent ?? nowhere.code;
}

function around(all: readonly (Bounds | null)[]): Bounds | null {
  return all.reduce<Bounds | null>((box, bounds) => {
    if (box === null || bounds === null) return box ?? bounds;
    return {
      west: Math.min(box.west, bounds.west),
      south: Math.min(box.south, bounds.south),
      east: Math.max(box.east, bounds.east),
      north: Math.max(box.north, bounds.north),
    };
  }, null);
}

function northToSouth(authorities: readonly Authority[]): readonly Region[] {
  const found = new Map<string, { readonly region: Region; sum: number; count: number }>();
  for (const { region, bounds } of authorities) {
    const entry = found.get(region.code) ?? { region, sum: 0, count: 0 };
    found.set(region.code, entry);
    if (bounds === null) continue;
    entry.sum += (bounds.south + bounds.north) / 2;
    entry.count += 1;
  }
  const middle = ({ sum, count }: { sum: number; count: number }) => (count === 0 ? 0 : sum / count);
  return [...found.values()].sort((one, other) => middle(other) - middle(one)).map(({ region }) => region);
}

/** All authorities by region name and then by name. */
export function authoritiesByRegion(
  atlas: OutlineAtlas,
): readonly { readonly region: Region; readonly authorities: readonly Authority[] }[] {
  return atlas.regions.toSorted(byName).map((region) => ({
    region,
    authorities: atlas.authorities.filter((authority) => authority.region.code === region.code),
  }));
}
