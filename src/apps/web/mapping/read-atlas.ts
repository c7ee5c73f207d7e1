import { type Area, findArea, listAreas, listHexCells, parseVintage, type Vintage } from '#domains/geography';
import type { CurrentIndex } from '#domains/mapping';
import type { Database } from '#platform/database';
import { type Atlas, createAtlas, type Location } from './atlas.ts';

/** Lays an index out on the map: joins its results with where geography says its areas lie. */
export async function readAtlas(db: Database, index: CurrentIndex): Promise<Atlas> {
  const { version, areas } = index;
  const vintage = await vintageOf(db, index);
  const located = new Map((await listAreas(db, vintage)).map((area) => [area.code, area]));
  const cells = await listHexCells(db, vintage);
  const locations = cells.flatMap(({ code, col, row }): Location[] => {
    const area = located.get(code);
    if (area?.centre == null) return [];
    return [{ code, regionCode: area.parent?.code ?? null, ...area.centre, cell: { col, row } }];
  });
  return createAtlas(version, areas, locations, await regionNames(db, [...located.values()]));
}

/** The edition of areas that the sources name, or else the newest that has the first area. */
async function vintageOf(db: Database, { version, areas, sources }: CurrentIndex): Promise<Vintage> {
  const named = sources === null ? null : parseVintage(sources.areas.vintage);
  if (named !== null) return named;
  const first = areas[0] === undefined ? null : await findArea(db, areas[0].code);
  if (first === null) throw new Error(`version ${version.id} has no area that geography knows`);
  return first.vintage;
}

async function regionNames(db: Database, areas: readonly Area[]): Promise<ReadonlyMap<string, string>> {
  const vintages = new Set(areas.flatMap(({ parent }) => (parent === null ? [] : [parent.vintage])));
  const regions = await Promise.all([...vintages].map((vintage) => listAreas(db, vintage)));
  return new Map(regions.flat().map(({ code, name }) => [code, name]));
}
