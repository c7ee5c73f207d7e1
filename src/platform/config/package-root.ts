import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Manifest {
  readonly name: string;
  readonly version: string;
}

/**
 * The folder that holds package.json, messages/ and example/, whether this runs from src/ or bundled in dist/.
 * Throws when there is none above this file: then the installation is not whole.
 */
export function packageRoot(): string {
  return found().folder;
}

/** The version in package.json, such as "0.1.0". */
export function programVersion(): string {
  return found().manifest.version;
}

let cached: { folder: string; manifest: Manifest } | null = null;

function found() {
  cached ??= findFrom(dirname(fileURLToPath(import.meta.url)));
  return cached;
}

function findFrom(start: string): { folder: string; manifest: Manifest } {
  for (let folder = start; ; folder = dirname(folder)) {
    const manifest = readManifest(join(folder, 'package.json'));
    if (manifest?.name === 'outspoken') return { folder, manifest };
    if (dirname(folder) === folder) throw new Error(`no package.json named "outspoken" above ${start}`);
  }
}

function readManifest(path: string): Manifest | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : null;
}
