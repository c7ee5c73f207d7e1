import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Tells one edition of the program from another by what its pages are made of: itself, its words, its styles and scripts. The same on every machine. */
export function editionOf(root: string): string {
  const words = readdirSync(join(root, 'messages')).filter((name) => name.endsWith('.json'));
  const files = ['dist/cli.js', 'dist/public/manifest.json', ...words.sort().map((name) => `messages/${name}`)];
  return digest(
    files
      .map((file) => join(root, file))
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file)),
  );
}

/** A short name for exactly these parts. */
export function digest(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('base64url').slice(0, 22);
}
