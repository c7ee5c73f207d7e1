import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { accept, type Result, refuse } from '#foundations/result';
import { makeFolder } from '#platform/folder';
import type { DatabaseProblem } from './database.ts';

/** Held while a process uses the embedded database in a folder. */
export interface DataFolderLock {
  release(): void;
}

interface Holder {
  readonly process: number;
  readonly host: string;
  readonly since: string;
}

const sqliteBusy = 5;

/**
 * Claims a data folder for this process, creating the folder when there is none. Two processes writing one PGlite folder
 * destroy it, so this is a lock of the operating system, reached through SQLite's exclusive transaction: the system itself
 * lets go of it when the process dies, however it dies, so that nothing stale has to be guessed at (process numbers repeat,
 * and containers that share a volume all call themselves 1). Who holds it is written beside the lock, for the message only.
 */
export function lockDataFolder(folder: string, startedAt: Date): Result<DataFolderLock, DatabaseProblem> {
  const holderFile = join(folder, 'in-use-by.json');
  let lock: DatabaseSync | null = null;
  try {
    makeFolder(folder);
    lock = new DatabaseSync(join(folder, 'in-use.lock'), { timeout: 0 });
    lock.exec('pragma journal_mode = memory; begin exclusive');
    const holder: Holder = { process: process.pid, host: hostname(), since: startedAt.toISOString() };
    writeFileSync(holderFile, `${JSON.stringify(holder)}\n`);
  } catch (error) {
    lock?.close();
    return refuse(isBusy(error) ? inUse(folder, holderFile) : unusable(folder, error));
  }
  const held = lock;
  return accept({
    release: () => {
      rmSync(holderFile, { force: true });
      held.close();
    },
  });
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
}

function inUse(folder: string, holderFile: string): DatabaseProblem {
  const holder = readHolder(holderFile);
  return {
    kind: 'data-folder-in-use',
    folder,
    process: holder?.process ?? null,
    host: holder === null || holder.host === hostname() ? null : holder.host,
    since: holder?.since ?? null,
  };
}

function unusable(folder: string, error: unknown): DatabaseProblem {
  return { kind: 'data-folder-unusable', folder, reason: error instanceof Error ? error.message : String(error) };
}

/** Null in the moment between taking the lock and writing the note, and after somebody removed it by hand. */
function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return null;
  }
}
