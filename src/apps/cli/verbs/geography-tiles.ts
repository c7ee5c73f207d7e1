import type { Command } from 'commander';
import {
  findTileSetById,
  listBoundedVintages,
  makeTiles,
  type RequestedTiles,
  requestTiles,
  type Vintage,
} from '#domains/geography';
import type { ConfigFlags } from '#platform/config';
import type { Database } from '#platform/database';
import { findFile } from '#platform/files';
import type { CommandContext } from '../command-context.ts';
import { readConfig, withUpToDateDatabase } from '../installation.ts';

export function registerTilesVerb(geography: Command, context: CommandContext): void {
  geography
    .command('tiles')
    .description('make map tiles of imported boundaries now, rather than when the site next runs')
    .argument('[vintage]', 'such as lsoa21; all that have boundaries, unless told')
    .option('--data <folder>', 'where the embedded database lives')
    .action((vintage: string | undefined, flags: ConfigFlags) => tilesVerb(context, vintage, flags));
}

async function tilesVerb(context: CommandContext, asked: string | undefined, flags: ConfigFlags): Promise<void> {
  const config = readConfig(context, flags);
  if (config === null) return;
  await withUpToDateDatabase(context, config, async (db) => {
    const there = await listBoundedVintages(db);
    const wanted = asked === undefined ? there : there.filter((vintage) => vintage === asked);
    if (wanted.length === 0) {
      const problem = { kind: 'no-boundaries', vintage: asked ?? null, there };
      return context.refuse(explainNoBoundaries(asked, there), problem);
    }
    const sets: MadeSet[] = [];
    for (const vintage of wanted) {
      const made = await makeSet(context, db, vintage);
      if (made !== null) sets.push(made);
    }
    context.print(sets, sets.map(setText).join('\n'));
  });
}

function explainNoBoundaries(asked: string | undefined, there: readonly Vintage[]): string {
  const what = asked === undefined ? 'There are no boundaries yet' : `There are no boundaries of ${asked}`;
  const others = there.length === 0 ? '' : ` (there are some of ${there.join(', ')})`;
  return `${what}${others}: bring them in with "outspoken geography import FILE".`;
}

interface MadeSet {
  readonly id: string;
  readonly vintage: Vintage;
  readonly areas: number;
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly bytes: number;
  /** Null where they were made before. */
  readonly seconds: number | null;
}

/** Null where the boundaries are gone; where newer ones came in meanwhile, those are made. */
async function makeSet(context: CommandContext, db: Database, vintage: Vintage): Promise<MadeSet | null> {
  const begun = performance.now();
  const requested = await db.transaction().execute((trx) => requestTiles(trx, vintage));
  if (requested === null) return null;
  if (!requested.isReady) await make(context, db, requested, vintage);
  const set = await findTileSetById(db, requested.id);
  const file = set?.archive ? await findFile(db, set.archive.sha256) : null;
  if (!set?.archive || file === null) return makeSet(context, db, vintage);
  const { minZoom, maxZoom } = set.archive;
  const seconds = requested.isReady ? null : (performance.now() - begun) / 1000;
  return { id: set.id, vintage, areas: set.areas, minZoom, maxZoom, bytes: file.bytes, seconds };
}

async function make(context: CommandContext, db: Database, { id }: RequestedTiles, vintage: Vintage): Promise<void> {
  context.progress(`${vintage}: reading the boundaries`);
  await makeTiles(db, id, {
    onProgress: (done, total) => context.progress(`${vintage}: ${done} of ${total} parts`),
  });
  context.progress('');
}

function setText({ id, areas, minZoom, maxZoom, bytes, seconds }: MadeSet): string {
  const size = `${(bytes / 2 ** 20).toLocaleString('en-GB', { maximumFractionDigits: 1 })} MB`;
  const when = seconds === null ? 'made before' : `made in ${seconds.toFixed(1)} s`;
  return `${id}: ${areas.toLocaleString('en-GB')} ${areas === 1 ? 'area' : 'areas'}, zoom ${minZoom} to ${maxZoom}, ${size}, ${when}.`;
}
