import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#platform/config';
import { makeFolder } from '#platform/folder';

/**
 * What cookies are signed with and the secrets of code apps are encrypted with. `AUTH_SECRET` where it is set, otherwise made at the
 * first start and kept in the data folder, readable by its owner alone. Throws when the file holds less than it should.
 */
export function readAuthSecret({ authSecret, dataDir }: Pick<Config, 'authSecret' | 'dataDir'>): string {
  if (authSecret !== null) return authSecret;
  const path = join(dataDir, 'auth-secret');
  if (!existsSync(path)) keepNew(dataDir, path);
  const secret = readFileSync(path, 'utf8').trim();
  if (secret.length < 32) throw new Error(`${path} is damaged: bring it back from a backup`);
  return secret;
}

/** Written aside and linked into place: two processes that start together end up with the same one, whole. */
function keepNew(folder: string, path: string): void {
  makeFolder(folder);
  const aside = `${path}-${process.pid}-${randomBytes(4).toString('hex')}`;
  writeFileSync(aside, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
  try {
    linkSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside);
  }
}
