import { join } from 'node:path';
import { hexLayout } from '#domains/geography/core';
import type { HexCell } from '#foundations/spatial';
import { packageRoot } from '#platform/config';
import { readTable } from '#platform/tables';
import { numbersOf, textsOf } from './read-columns.ts';

/**
 * A cell on the hexagon map for each area, where the program knows their centres: it carries those of England's authorities. `null` where one of the
 * codes is another. Takes a second or two.
 */
export async function knownCells(codes: readonly string[]): Promise<ReadonlyMap<string, HexCell> | null> {
  const columns = { texts: ['code', 'region_code'], numbers: ['lon', 'lat'] };
  const table = await readTable(join(packageRoot(), 'example/england-2025/areas.csv'), { columns });
  if (!table.ok) throw new Error(`The example's areas cannot be read: ${table.problem.kind}`);
  const known = new Map(textsOf(table.value, 'code').map((code, row) => [code, row]));
  if (!codes.every((code) => known.has(code))) return null;

  const groups = textsOf(table.value, 'region_code');
  const [lons, lats] = [numbersOf(table.value, 'lon'), numbersOf(table.value, 'lat')];
  const areas = codes.map((code) => {
    const row = known.get(code) as number;
    return { code, centre: { lon: lons[row] as number, lat: lats[row] as number }, group: groups[row] as string };
  });
  return new Map(hexLayout(areas).map(({ code, col, row }) => [code, { col, row }]));
}
