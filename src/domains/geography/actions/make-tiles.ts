import type { Database } from '#platform/database';
import { deleteFile, storeFile } from '#platform/files';
import type { Vintage } from '../core/area.ts';
import { beginArchive } from '../core/tiles/tile-archive.ts';
import { holdVintage } from '../store/areas.ts';
import { listShapes } from '../store/boundaries.ts';
import {
  deleteOtherSets,
  findEdition,
  findTileSetById,
  holdUnfinishedSet,
  saveReady,
  saveTotal,
  type TileSet,
} from '../store/tile-sets.ts';
import { deleteParts, listParts, listTiles, readTiles, savePart, tidyTiles } from '../store/tiles.ts';
import { startTileThread, type TileThread } from './tile-thread.ts';
import type { TileAnswer } from './tile-worker.ts';

const shapesAtOnce = 1000;
/** More than any country at the highest zoom. */
const archiveLimitBytes = 2 ** 31;

export interface MakeTilesOptions {
  readonly signal?: AbortSignal;
  /** Waited for. */
  readonly onProgress?: (done: number, total: number) => unknown;
}

/** `outdated`: newer boundaries have come, and a set of theirs was asked for. */
export type TilesMade = 'made' | 'ready-before' | 'outdated';

/**
 * Makes a set of tiles in a thread of its own and puts it in the place of the one before. What is made is stored part by part, so that a run that was
 * killed or stopped is taken up by the next; two runs at once do no harm. Throws when the signal aborts.
 */
export async function makeTiles(
  db: Database,
  id: string,
  { signal, onProgress }: MakeTilesOptions = {},
): Promise<TilesMade> {
  const set = await findTileSetById(db, id);
  if (set?.state !== 'making') return whyNotMaking(set);
  const thread = startTileThread(signal);
  try {
    await hand(db, set.vintage, thread);
    // Read in several goes, between which an import may have come.
    if ((await findEdition(db, set.vintage)) !== id) return 'outdated';
    const plan = await thread.ask({ kind: 'plan' });
    const isWhole = await makeParts(db, id, plan, thread, onProgress);
    signal?.throwIfAborted();
    const isMade = isWhole && (await finish(db, set, plan));
    return isMade ? 'made' : whyNotMaking(await findTileSetById(db, id));
  } finally {
    await thread.close();
  }
}

function whyNotMaking(set: TileSet | null): TilesMade {
  return set === null ? 'outdated' : 'ready-before';
}

async function hand(db: Database, vintage: Vintage, thread: TileThread): Promise<void> {
  for (let after = ''; ; ) {
    const shapes = await listShapes(db, vintage, { after, limit: shapesAtOnce });
    await thread.ask({ kind: 'areas', shapes });
    if (shapes.length < shapesAtOnce) return;
    after = shapes.at(-1)?.code ?? after;
  }
}

type Plan = Extract<TileAnswer, { kind: 'plan' }>;

/** False where the set was given up, or made by somebody else, meanwhile. */
async function makeParts(
  db: Database,
  id: string,
  { parts }: Plan,
  thread: TileThread,
  onProgress?: MakeTilesOptions['onProgress'],
): Promise<boolean> {
  const total = parts.length + 1;
  if (!(await whileUnfinished(db, id, (trx) => saveTotal(trx, id, total)))) return false;
  const made = await listParts(db, id);
  let done = made.size;
  await onProgress?.(done, total);
  for (const part of parts.filter((one) => !made.has(one))) {
    const { tiles } = await thread.ask({ kind: 'part', part });
    if (!(await whileUnfinished(db, id, (trx) => savePart(trx, id, part, tiles)))) return false;
    await onProgress?.(++done, total);
  }
  return true;
}

async function whileUnfinished(
  db: Database,
  id: string,
  change: (trx: Parameters<typeof holdUnfinishedSet>[0]) => Promise<void>,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if (!(await holdUnfinishedSet(trx, id))) return false;
    await change(trx);
    return true;
  });
}

async function finish(db: Database, set: TileSet, { minZoom, maxZoom }: Plan): Promise<boolean> {
  const { id, vintage, bounds } = set;
  const tiles = await listTiles(db, id);
  const beginning = beginArchive(tiles, { minZoom, maxZoom, bounds, metadata: describe(set, minZoom, maxZoom) });
  async function* pieces() {
    yield beginning;
    yield* readTiles(db, id);
  }
  const stored = await storeFile(db, pieces(), { limitBytes: archiveLimitBytes });
  if (!stored.ok) throw new Error(`the tiles of ${id} are more than ${archiveLimitBytes} bytes`);
  const isReady = await db.transaction().execute(async (trx) => {
    await holdVintage(trx, vintage);
    if (!(await holdUnfinishedSet(trx, id))) {
      await deleteFile(trx, stored.value.sha256);
      return false;
    }
    await deleteParts(trx, id);
    await saveReady(trx, id, { sha256: stored.value.sha256, minZoom, maxZoom });
    for (const archive of await deleteOtherSets(trx, vintage, id)) await deleteFile(trx, archive);
    return true;
  });
  if (isReady) await tidyTiles(db);
  return isReady;
}

/** As TileJSON has it, which maps and tools read out of an archive. */
function describe({ id }: TileSet, minzoom: number, maxzoom: number): object {
  const layer = { minzoom, maxzoom };
  return {
    name: id,
    format: 'pbf',
    vector_layers: [
      { id: 'areas', fields: { code: 'String', name: 'String' }, ...layer },
      { id: 'borders', fields: {}, ...layer },
    ],
  };
}
