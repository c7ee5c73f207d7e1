import type { Result } from '#foundations/result';
import type { Config } from '#platform/config';
import { withoutPassword } from '#platform/config';
import type { Database, DatabaseProblem } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { openServer } from './server.ts';

export interface OpenOptions {
  /** False for verbs that only look: where there is no embedded database yet, none is made. */
  readonly mayCreate?: boolean;
  /** Written beside the folder's lock, for whoever finds it taken. */
  readonly now?: Date;
}

/**
 * Opens the installation's database: PostgreSQL where `databaseUrl` is set, otherwise PGlite under `dataDir`, which one process
 * at a time may use. Nothing is migrated yet. A new embedded database takes about 3 s, an existing one 0.3 s.
 */
export async function openDatabase(
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  { mayCreate = true, now = new Date() }: OpenOptions = {},
): Promise<Result<Database, DatabaseProblem>> {
  return config.databaseUrl === null
    ? openEmbedded(config.dataDir, mayCreate, now)
    : openServer(config.databaseUrl, withoutPassword(config.databaseUrl));
}
