import { join } from 'node:path';
import type { Command } from 'commander';
import { type NewLink, openFirstLink } from '#domains/desk';
import { createAuth, readAuthSecret } from '#platform/auth';
import { type Config, type ConfigFlags, packageRoot, programVersion, withoutPassword } from '#platform/config';
import type { Database } from '#platform/database';
import { type Catalogue, loadCatalogue } from '#platform/i18n';
import { createLog } from '#platform/log';
import { createApp } from '../../web/app.tsx';
import { healthRoutes } from '../../web/health.ts';
import { loadExample } from '../../worker/flows/load-example.ts';
import type { CommandContext } from '../command-context.ts';
import { type Answer, listen } from '../http-server.ts';
import { readConfig, withUpToDateDatabase } from '../installation.ts';
import { migrations } from '../migrations.ts';
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
      const catalogue = loadCatalogue(join(packageRoot(), 'messages'));
      if (!catalogue.ok) return context.refuse(explainCatalogue(catalogue.problem), catalogue.problem);
      const staffWords = loadCatalogue(join(packageRoot(), 'messages/desk'));
      if (!staffWords.ok) return context.refuse(explainCatalogue(staffWords.problem), staffWords.problem);
      await serve(context, config, { catalogue: catalogue.value, staffWords: staffWords.value }, context.stopSignal());
    });
}

interface Words {
  readonly catalogue: Catalogue;
  readonly staffWords: Catalogue;
}

/** Takes the port first, so that one that is taken is told at once; until everything is ready it answers "starting". */
async function serve(context: CommandContext, config: Config, words: Words, stopped: AbortSignal) {
  let answer: Answer = answerStarting;
  const listening = await listen((request) => answer(request), config.host, config.port);
  if (!listening.ok) return context.refuse(explainListen(listening.problem), listening.problem);
  const { port, stop } = listening.value;
  try {
    await withUpToDateDatabase(context, config, async (db) => {
      context.say('Preparing the pages. The first start takes some seconds.');
      await welcomeExample(context, config, db);
      const settled = { ...config, port, publicUrl: publicUrlOn(port, config) };
      answer = createSite(context, settled, words, db);
      tellWhere(context, settled, await openFirstLink(db, context.now()));
      await untilStopped(stopped);
      context.say('Stopping: requests that run may finish.');
      await stop(patienceMilliseconds);
    });
  } finally {
    await stop(0);
  }
}

async function welcomeExample(context: CommandContext, config: Config, db: Database): Promise<void> {
  const { outcome } = await loadExample(db, {
    actor: 'program',
    now: context.now(),
    asked: false,
    workers: config.workers,
  });
  if (outcome !== 'loaded' && outcome !== 'replaced') return;
  context.say('The worked example is in place. "outspoken demo remove" takes it away.');
}

/** The pages, with the two addresses for supervisors before them. */
function createSite(context: CommandContext, config: Config, words: Words, db: Database): Answer {
  const log = createLog(config.logLevel, (line) => context.say(line));
  log.info({ port: config.port, version: programVersion() }, 'started');
  const health = healthRoutes(db, migrations);
  const auth = createAuth(db, { publicUrl: config.publicUrl, secret: readAuthSecret(config) });
  const pages = createApp({ db, auth, ...words, config, log, now: context.now });
  return (request) => (isForSupervisors(request) ? health : pages).fetch(request);
}

function isForSupervisors(request: Request): boolean {
  return ['/health', '/ready'].includes(new URL(request.url).pathname);
}

function tellWhere(context: CommandContext, config: Config, firstLink: NewLink | null): void {
  const { publicUrl, port, databaseUrl, dataDir } = config;
  const data = databaseUrl === null ? dataDir : withoutPassword(databaseUrl);
  const welcome = firstLink === null ? null : `${publicUrl}/desk/welcome/${firstLink.token}`;
  context.print({ url: publicUrl, port, data, welcome }, `Outspoken is open at ${publicUrl}`);
  if (welcome !== null && !context.json)
    context.say(
      `Nobody works here yet. Whoever opens this link first becomes the steward (once, within 24 hours):\n${welcome}`,
    );
  context.say(`The data is kept in ${data}\nCtrl-C stops it.`);
}

/** With `--port 0` the system has chosen a port that nobody could have known before. */
function publicUrlOn(port: number, config: Config): string {
  const url = new URL(config.publicUrl);
  if (url.port === '0') url.port = String(port);
  return url.origin;
}

function answerStarting(): Response {
  return Response.json(
    { status: 'starting' },
    { status: 503, headers: { 'retry-after': '2', 'cache-control': 'no-store' } },
  );
}

async function untilStopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
