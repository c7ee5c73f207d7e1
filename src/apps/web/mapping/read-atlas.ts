import { type Area, countCodes, listAreas, listBounds, listHexCells, type Vintage } from '#domains/geography';
import type { CurrentIndex } from '#domains/mapping';
import type { Database } from '#platform/database';
import type { Atlas, Region } from './atlas.ts';
import { createHexAtlas, type Location } from './hex-atlas.ts';
import { createOutlineAtlas, type SmallArea } from './outline-atlas.ts';

/** Lays an index out on the map: on hexagons where its areas have them all, otherwise by their boundaries. */
export async function readAtlas(db: Database, index: CurrentIndex): Promise<Atlas> {
  const { vintage } = index.version;
  const located = new Map((await listAreas(db, vintage)).map((area) => [area.code, area]));
  const cells = new Map((await listHexCells(db, vintage)).map((cell) => [cell.code, cell]));
  if (index.areas.every(({ code }) => cells.has(code))) return layOnHexagons(db, index, located, cells);
  const atlas = await layOutlines(db, index, located);
  if (atlas === null) throw new Error(`the areas of ${index.version.id} have neither hexagons nor boundaries`);
  return atlas;
}

type Areas = ReadonlyMap<string, Area>;

async function layOnHexagons(
  db: Database,
  { version, areas }: CurrentIndex,
  located: Areas,
  cells: ReadonlyMap<string, Location['cell']>,
): Promise<Atlas> {
  const locations = [...cells].flatMap(([code, { col, row }]): Location[] => {
    const area = located.get(code);
    if (area?.centre == null) return [];
    return [{ code, regionCode: area.parent?.code ?? null, ...area.centre, cell: { col, row } }];
  });
  return createHexAtlas(version, areas, locations, namesOf(await parentsOf(db, [...located.values()])));
}

async function layOutlines(db: Database, { version, areas }: CurrentIndex, located: Areas) {
  const bounds = new Map((await listBounds(db, version.vintage)).map((area) => [area.code, area.bounds]));
  const small = areas.map(({ code }): [string, SmallArea] => {
    const area = located.get(code);
    return [
      code,
      {
        authorityCode: area?.parent?.code ?? null,
        position: area?.centre ?? null,
        bounds: bounds.get(code) ?? null,
      },
    ];
  });
  const parents = await listAreasWith(
    db,
    areas.flatMap(({ parent }) => (parent === null ? [] : [parent])),
  );
  const authorities = [...(await parentsOf(db, [...located.values()])), ...parents];
  const regions = namesOf(await parentsOf(db, authorities));
  const regionOf = ({ parent }: Area): Region | null =>
    parent === null ? null : { code: parent.code, name: regions.get(parent.code) ?? parent.code };
  return createOutlineAtlas(version, areas, {
    areas: new Map(small),
    authorities: new Map(authorities.map((area) => [area.code, { ...area, region: regionOf(area) }])),
  });
}

/** Of the edition that has most of these codes, all areas. */
async function listAreasWith(db: Database, codes: readonly string[]): Promise<readonly Area[]> {
  const [best] = (await countCodes(db, [...new Set(codes)])).toSorted((one, other) => other.count - one.count);
  return best === undefined ? [] : listAreas(db, best.vintage);
}

/** All areas of the editions that these areas' parents are of. */
async function parentsOf(db: Database, areas: readonly Area[]): Promise<readonly Area[]> {
  const vintages = new Set<Vintage>(areas.flatMap(({ parent }) => (parent === null ? [] : [parent.vintage])));
  return (await Promise.all([...vintages].map((vintage) => listAreas(db, vintage)))).flat();
}

const namesOf = (areas: readonly Area[]) => new Map(areas.map(({ code, name }) => [code, name]));
