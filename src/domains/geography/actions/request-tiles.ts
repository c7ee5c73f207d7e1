import { z } from 'zod';
import type { Transaction } from '#platform/database';
import { defineJob, sendJob } from '#platform/jobs';
import type { Vintage } from '../core/area.ts';
import { deleteUnfinishedSets, findEdition, findTileSetById, insertTileSet } from '../store/tile-sets.ts';

/** Makes a set of tiles; `makeTiles` does the work. */
export const makeTilesJob = defineJob({
  name: 'geography.make-tiles',
  payload: z.object({ tileSet: z.string() }),
  key: ({ tileSet }) => tileSet,
  expireSeconds: 6 * 3600,
});

export interface RequestedTiles {
  readonly id: string;
  /** Whether they were made before. */
  readonly isReady: boolean;
}

/**
 * Asks for the tiles of a vintage as its boundaries are now, once for each edition of them; a set of an older edition that is still being made is given up. Null
 * where there are no boundaries.
 */
export async function requestTiles(trx: Transaction, vintage: Vintage): Promise<RequestedTiles | null> {
  const id = await findEdition(trx, vintage);
  if (id === null) return null;
  await deleteUnfinishedSets(trx, vintage, id);
  await insertTileSet(trx, id, vintage);
  const set = await findTileSetById(trx, id);
  const isReady = set?.state === 'ready';
  if (!isReady) await sendJob(trx, makeTilesJob, { tileSet: id });
  return { id, isReady };
}
