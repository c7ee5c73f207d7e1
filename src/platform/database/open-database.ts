import type { Result } from '#foundations/result';
import type { Config } from '#platform/config';
import { withoutPassword } from '#platform/config';
import type { Database, DatabaseProblem } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { openServer } from './server.ts';

/**
 * Opens the installation's database: PostgreSQL where `databaseUrl` is set, otherwise PGlite under `dataDir`, which one process
 * at a time may use. Nothing is migrated yet. A new embedded database takes about 3 s, an existing one 0.3 s.
 */
export async function openDatabase(
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  now: () => Date = () => new Date(),
): Promise<Result<Database, DatabaseProblem>> {
  return config.databaseUrl === null
    ? openEmbedded(config.dataDir, now())
    : openServer(config.databaseUrl, withoutPassword(config.databaseUrl));
}
