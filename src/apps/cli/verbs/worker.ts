import { join } from 'node:path';
import type { Command } from 'commander';
import { readAuthSecret } from '#platform/auth';
import { type Config, type ConfigFlags, packageRoot, withoutPassword } from '#platform/config';
import { loadCatalogue } from '#platform/i18n';
import { runJobs } from '#platform/jobs';
import { createLog } from '#platform/log';
import { createMailer } from '#platform/mail';
import { createPusher, type Pusher } from '#platform/push';
import { jobHandlers } from '../../worker/jobs.ts';
import type { CommandContext } from '../command-context.ts';
import { readConfig, untilStopped, withMigratedDatabase } from '../installation.ts';
import { explainCatalogue } from '../sentences/languages.ts';

/** How long a job that runs when we are told to stop may take to end. */
const patienceMilliseconds = 10_000;

export function registerWorkerVerb(program: Command, context: CommandContext): void {
  program
    .command('worker')
    .description('do the work that waits, without a site (serve does it too)')
    .option('--data <folder>', 'where the embedded database lives')
    .action(async (flags: ConfigFlags) => {
      const config = readConfig(context, flags);
      if (config === null) return;
      const catalogue = loadCatalogue(join(packageRoot(), 'messages'));
      if (!catalogue.ok) return context.refuse(explainCatalogue(catalogue.problem), catalogue.problem);
      const staffWords = loadCatalogue(join(packageRoot(), 'messages/desk'));
      if (!staffWords.ok) return context.refuse(explainCatalogue(staffWords.problem), staffWords.problem);
      const stopped = context.stopSignal();
      await withMigratedDatabase(context, config, async (db) => {
        const log = createLog(config.logLevel, (line) => context.say(line));
        const mail = config.mail && {
          mailer: createMailer(config.mail, { log }),
          ...{ catalogue: catalogue.value, staffWords: staffWords.value, publicUrl: config.publicUrl },
        };
        const jobs = await runJobs(db, jobHandlers({ db, push: pusherOf(config), mail }), { log });
        const data = config.databaseUrl === null ? config.dataDir : withoutPassword(config.databaseUrl);
        context.print({ data }, `Jobs from ${data} are being done. Ctrl-C stops it.`);
        await untilStopped(stopped);
        context.say('Stopping: a job that runs may end, or runs again later.');
        await jobs.stop(patienceMilliseconds);
      });
    });
}

/** Browsers take messages from the site they asked alone, which it shows by its secret: without the same one reminders are left to the site itself. */
function pusherOf(config: Config): Pusher | null {
  if (config.authSecret === null && config.databaseUrl !== null) return null;
  return createPusher({ secret: readAuthSecret(config), publicUrl: config.publicUrl });
}
