import { join } from 'node:path';
import type { Command } from 'commander';
import { type Config, type ConfigFlags, packageRoot, programVersion, withoutPassword } from '#platform/config';
import { type Database, migrate } from '#platform/database';
import { loadCatalogue } from '#platform/i18n';
import { createLog } from '#platform/log';
import { healthRoutes } from '../../web/health.ts';
import type { CommandContext } from '../command-context.ts';
import { type Answer, listen } from '../http-server.ts';
import { readConfig, withDatabase } from '../installation.ts';
import { migrations } from '../migrations.ts';
import { explainDatabase } from '../sentences/database.ts';
import { explainCatalogue } from '../sentences/languages.ts';
import { explainListen } from '../sentences/serve.ts';

/** How long a request that runs when we are told to stop may still take. */
const patienceMilliseconds = 10_000;

export function registerServeVerb(program: Command, context: CommandContext): void {
  program
    .command('serve')
    .description('start the site')
    .option('--port <number>', 'where to listen (default 3000, or PORT)')
    .option('--host <address>', 'which address of this computer to listen on (default localhost, or HOST)')
    .option('--data <folder>', 'where the embedded database lives (default data/, or DATA_DIR)')
    .option('--workers <number>', 'threads for long calculations (default one a core, or WORKERS)')
    .action(async (flags: ConfigFlags) => {
      const config = readConfig(context, flags);
      if (config === null) return;
      const stopped = context.stopSignal();
      await withDatabase(context, config, {}, (db) => serve(context, config, db, stopped));
    });
}

async function serve(context: CommandContext, config: Config, db: Database, stopped: AbortSignal): Promise<void> {
  const catalogue = loadCatalogue(join(packageRoot(), 'messages'));
  if (!catalogue.ok) return context.refuse(explainCatalogue(catalogue.problem), catalogue.problem);
  const migrated = await migrate(db, migrations);
  if (!migrated.ok) return context.refuse(explainDatabase(migrated.problem), migrated.problem);

  const log = createLog(config.logLevel, (line) => context.say(line));
  const health = healthRoutes(db, migrations);
  const answer: Answer = (request) => health.fetch(request);
  const listening = await listen(answer, config.host, config.port);
  if (!listening.ok) return context.refuse(explainListen(listening.problem), listening.problem);

  const { port, stop } = listening.value;
  const url = config.port === 0 ? `${new URL(config.publicUrl).origin.replace(/:\d+$/, '')}:${port}` : config.publicUrl;
  const data = config.databaseUrl === null ? config.dataDir : withoutPassword(config.databaseUrl);
  context.print({ url, port, data }, `Outspoken is open at ${url}`);
  context.say(`The data is kept in ${data}\nCtrl-C stops it.`);
  log.info({ port, version: programVersion() }, 'started');
  await untilStopped(stopped);
  context.say('Stopping: requests that run may finish.');
  await stop(patienceMilliseconds);
}

async function untilStopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
