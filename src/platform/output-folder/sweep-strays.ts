import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** A folder being written, and one being replaced, stand beside the target under names that say who put them there. */
export type StrayKind = 'new' | 'old';

const DAY = 24 * 60 * 60 * 1000;
const mine = new Set<string>();

export function siblingName(target: string, kind: StrayKind): string {
  const name = `${prefix(target)}${kind}-${host()}-${process.pid}-${randomBytes(6).toString('hex')}`;
  mine.add(name);
  return join(dirname(target), name);
}

/**
 * Clears away what runs that were killed left beside `target`, and puts back the old folder where a run was killed in the instant between
 * setting it aside and setting the new one in its place. What a living run on this machine is writing is left alone; what another machine
 * wrote is left alone for a day.
 */
export async function sweepStrays(target: string): Promise<void> {
  const strays = await deadStrays(target);
  const setAside = strays.filter(({ kind }) => kind === 'old').sort((a, b) => b.changed - a.changed);
  if (setAside[0] && !existsSync(target)) {
    await rename(setAside[0].path, target);
    strays.splice(strays.indexOf(setAside[0]), 1);
  }
  for (const { path } of strays) await discard(target, path);
}

/** Deletes a folder under a name that is never put back: a run killed half-way through must not make half a folder look like an old result. */
export async function discard(target: string, path: string): Promise<void> {
  const doomed = siblingName(target, 'new');
  await rename(path, doomed);
  await rm(doomed, { recursive: true, force: true });
}

interface Stray {
  readonly path: string;
  readonly kind: StrayKind;
  readonly changed: number;
}

async function deadStrays(target: string): Promise<Stray[]> {
  const parent = dirname(target);
  const strays: Stray[] = [];
  for (const name of await namesIn(parent)) {
    const kind = kindOf(target, name);
    if (kind === null) continue;
    const path = join(parent, name);
    const changed = (await stat(path)).mtimeMs;
    if (isDead(target, name, changed)) strays.push({ path, kind, changed });
  }
  return strays;
}

async function namesIn(folder: string): Promise<string[]> {
  return existsSync(folder) ? await readdir(folder) : [];
}

function kindOf(target: string, name: string): StrayKind | null {
  if (name.startsWith(`${prefix(target)}new-`)) return 'new';
  return name.startsWith(`${prefix(target)}old-`) ? 'old' : null;
}

/** In a container every run may have the same process id: one that is ours but that we did not write belongs to a run before us. */
function isDead(target: string, name: string, changed: number): boolean {
  if (mine.has(name)) return false;
  const [, writer, pid] = /^(?:new|old)-(.+)-(\d+)-[0-9a-f]+$/u.exec(name.slice(prefix(target).length)) ?? [];
  if (writer !== host()) return Date.now() - changed > DAY;
  return Number(pid) === process.pid || !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function prefix(target: string): string {
  return `.${basename(target)}.outspoken-`;
}

function host(): string {
  return hostname().replaceAll(/[^\w.]/gu, '_') || 'machine';
}
