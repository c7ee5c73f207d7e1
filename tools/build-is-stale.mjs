import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const built = 'dist/cli.js';
const madeFrom = ['src', 'tools/build.mjs', 'tools/build-pages.mjs', 'package-lock.json'];

/** Whether dist/ is missing, or older than anything it is made from. */
export function isBuildStale(root) {
  const builtAt = statSync(join(root, built), { throwIfNoEntry: false })?.mtimeMs;
  if (builtAt === undefined) return true;
  return madeFrom.some((path) => newest(join(root, path)) > builtAt);
}

function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0;
  const inside = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return Math.max(...inside.map((name) => statSync(join(path, name)).mtimeMs));
}
