import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it, each readable by its owner alone unless `mode` says otherwise. Node's own recursive mkdir
 * never returns where the system refuses a folder with ENOENT, as under /proc; this throws what the system said.
 */
export function makeFolder(path: string, mode = 0o700): void {
  const folder = resolve(path);
  if (existsSync(folder)) return;
  makeFolder(dirname(folder), mode);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!existsSync(folder)) throw error;
  }
}
