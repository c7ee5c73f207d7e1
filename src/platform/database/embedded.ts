import { existsSync, fsyncSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { accept, type Result, refuse } from '#foundations/result';
import { lockDataFolder } from './data-folder-lock.ts';
import type { Database, DatabaseProblem } from './database.ts';
import { setEngine } from './engine.ts';
import { readBytes, readDate, readInt8, writeBytes } from './readings.ts';

/** The PostgreSQL inside this release of PGlite; a folder written by another major version cannot be read. */
const embeddedMajorVersion = '18';

/** PGlite's own way with bytes, a digit at a time, takes twenty times as long. */
const readers = {
  parsers: { [types.INT8]: readInt8, [types.DATE]: readDate, [types.BYTEA]: readBytes },
  serializers: { [types.BYTEA]: writeBytes },
};

/** Opens PGlite under `folder`/pg, holding the folder's lock until the handle is destroyed. */
export async function openEmbedded(
  folder: string,
  mayCreate: boolean,
  now: Date,
): Promise<Result<Database, DatabaseProblem>> {
  if (!mayCreate && !existsSync(join(folder, 'pg'))) return refuse({ kind: 'no-database-there', folder });
  const lock = lockDataFolder(folder, now);
  if (!lock.ok) return lock;
  const opened = await openLocked(folder);
  if (!opened.ok) {
    lock.value.release();
    return opened;
  }
  return accept(await handleOn(opened.value, lock.value.release));
}

/** An embedded database that is gone when the handle is destroyed. `image` is a dump of a data folder, to start faster. */
export async function openInMemory(image?: Blob): Promise<Database> {
  const pglite = await PGlite.create({ ...readers, ...(image && { loadDataDir: image }) });
  return handleOn(pglite, () => {});
}

async function openLocked(folder: string): Promise<Result<PGlite, DatabaseProblem>> {
  const home = join(folder, 'pg');
  try {
    if (!existsSync(home)) await createWhole(home, join(folder, 'pg-unfinished'));
  } catch (error) {
    return refuse({ kind: 'data-folder-unusable', folder, reason: messageOf(error) });
  }
  try {
    const found = readFileSync(join(home, 'PG_VERSION'), 'utf8').trim();
    if (found !== embeddedMajorVersion) {
      return refuse({ kind: 'data-folder-of-other-version', folder, found, needed: embeddedMajorVersion });
    }
    return accept(await openDurably(home));
  } catch (error) {
    return refuse({ kind: 'data-folder-damaged', folder, reason: messageOf(error) });
  }
}

/** Prepares a new database aside and renames it into place, so that a process killed meanwhile leaves none rather than half. */
async function createWhole(home: string, unfinished: string): Promise<void> {
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const pglite = await openDurably(unfinished);
  await pglite.close();
  renameSync(unfinished, home);
}

/**
 * PGlite starts PostgreSQL with fsync off (-F), and its view of the disk has no fsync to call. Both are put back, so that
 * what was committed survives a power cut too, a deletion somebody asked for included.
 */
async function openDurably(home: string): Promise<PGlite> {
  return PGlite.create({
    ...readers,
    fs: new DurableFolder(home),
    relaxedDurability: false,
    startParams: [
      ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
      // Its fdatasync does nothing; its fsync now does.
      ...['-c', 'wal_sync_method=fsync'],
    ],
  });
}

interface DiskOperations {
  readonly NODEFS: { readonly stream_ops: { fsync?: (stream: { readonly nfd: number }) => number } };
}

class DurableFolder extends NodeFS {
  override async init(...[pglite, options]: Parameters<NodeFS['init']>) {
    const base = await super.init(pglite, options);
    const addFsync = (module: unknown) => {
      (module as DiskOperations).NODEFS.stream_ops.fsync = ({ nfd }) => {
        fsyncSync(nfd);
        return 0;
      };
    };
    return { emscriptenOpts: { ...base.emscriptenOpts, preRun: [...listed(base.emscriptenOpts.preRun), addFsync] } };
  }
}

function listed<Value>(value: Value | readonly Value[] | undefined): readonly Value[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as Value];
}

/** `onClose` runs once the engine has stopped writing. */
async function handleOn(pglite: PGlite, onClose: () => void): Promise<Database> {
  const closing = {
    query: pglite.query.bind(pglite),
    transaction: pglite.transaction.bind(pglite),
    waitReady: pglite.waitReady,
    get ready() {
      return pglite.ready;
    },
    get closed() {
      return pglite.closed;
    },
    async close() {
      await pglite.close();
      onClose();
    },
  };
  const db: Database = new Kysely({ dialect: new PGliteDialect({ pglite: closing as unknown as PGlite }) });
  setEngine(db, { kind: 'embedded', pglite });
  // Kysely closes only what it has used once.
  await sql`select 1`.execute(db);
  return db;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
