import { listAreas, listHexCells, type Vintage } from '#domains/geography';
import { toNationalPlane } from '#foundations/spatial';
import type { Database } from '#platform/database';
import { dotSpots, hexSpots, type Spots } from './band-picture.ts';

/** Where the areas of a vintage stand on a picture; null where nobody has said where any of them is. */
export async function spotsOf(db: Database, vintage: Vintage): Promise<Spots | null> {
  const cells = await listHexCells(db, vintage);
  if (cells.length > 0) return hexSpots(cells);
  const points = (await listAreas(db, vintage)).flatMap(({ code, centre }) =>
    centre === null ? [] : [{ code, ...toNationalPlane(centre) }],
  );
  return points.length === 0 ? null : dotSpots(points);
}
