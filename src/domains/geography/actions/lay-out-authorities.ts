import type { Transaction } from '#platform/database';
import { authorityKinds, type Vintage } from '../core/area.ts';
import { type HexPlacement, hexLayout } from '../core/hex-layout.ts';
import { listAreas } from '../store/areas.ts';
import { saveHexCells } from '../store/hex-cells.ts';

/**
 * Gives every authority of a vintage its hexagon, regions kept whole, and stores the layout for all later pages. Areas without a centre
 * stay without. Takes about 1 s for England.
 */
export async function layOutAuthorities(trx: Transaction, vintage: Vintage): Promise<readonly HexPlacement[]> {
  const areas = await listAreas(trx, vintage);
  const cells = hexLayout(
    areas.flatMap(({ code, kind, centre, parent }) =>
      centre !== null && authorityKinds.includes(kind) ? [{ code, centre, group: parent?.code ?? null }] : [],
    ),
  );
  await saveHexCells(trx, vintage, cells);
  return cells;
}
