import { join } from 'node:path';
import type { Command } from 'commander';
import { type NewLink, openFirstLink } from '#domains/desk';
import { feedSignerOf, rumourKeysOf } from '#domains/straight-talk';
import { readSlurList, wordsKeyOf } from '#domains/voices';
import { createAuth, readAuthSecret } from '#platform/auth';
import { createCodes } from '#platform/codes';
import { type Config, type ConfigFlags, packageRoot, programVersion, withoutPassword } from '#platform/config';
import type { Database } from '#platform/database';
import { type Catalogue, loadCatalogue } from '#platform/i18n';
import { runJobs } from '#platform/jobs';
import { createLog, type Log } from '#platform/log';
import { createMailer, type Mailer } from '#platform/mail';
import { createPusher, publicKeyOf } from '#platform/push';
import { createSeals } from '#platform/seals';
import { createApp } from '../../web/app.tsx';
import { healthRoutes } from '../../web/health.ts';
import { loadDemonstrationWave } from '../../worker/flows/load-demonstration.ts';
import { loadExample } from '../../worker/flows/load-example.ts';
import { jobHandlers } from '../../worker/jobs.ts';
import type { CommandContext } from '../command-context.ts';
import { type Answer, listen } from '../http-server.ts';
import { readConfig, untilStopped, withUpToDateDatabase } from '../installation.ts';
import { migrations } from '../migrations.ts';
import { explainCatalogue } from '../sentences/languages.ts';
import { explainListen } from '../sentences/serve.ts';

/** How long a request or a job that runs when we are told to stop may still take. */
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
  const listening = await listen((request, from) => answer(request, from), config.host, config.port);
  if (!listening.ok) return context.refuse(explainListen(listening.problem), listening.problem);
  const { port, stop } = listening.value;
  try {
    await withUpToDateDatabase(context, config, async (db) => {
      context.say('Preparing the pages. The first start takes some seconds.');
      await welcomeExample(context, config, db);
      const settled = { ...config, port, publicUrl: publicUrlOn(port, config) };
      const log = createLog(config.logLevel, (line) => context.say(line));
      const secret = readAuthSecret(settled);
      const push = createPusher({ secret, publicUrl: settled.publicUrl });
      const mailer = config.mail === null ? null : createMailer(config.mail, { log });
      const mail = mailer && { mailer, ...words, publicUrl: settled.publicUrl };
      const jobs = await runJobs(db, jobHandlers({ db, push, mail }), { log });
      try {
        answer = createSite(context, settled, secret, words, db, log, mailer, jobs.isWell);
        tellWhere(context, settled, await openFirstLink(db, context.now()));
        await untilStopped(stopped);
        context.say('Stopping: requests that run may finish.');
        await Promise.all([stop(patienceMilliseconds), jobs.stop(patienceMilliseconds)]);
      } finally {
        await jobs.stop(0);
      }
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
  if (outcome === 'removed-before' || outcome === 'not-needed') return;
  await loadDemonstrationWave(db, { actor: 'program', now: context.now() });
  if (outcome === 'already-there') return;
  context.say('The worked example is in place. "outspoken demo remove" takes it away.');
}

/** The pages, with the two addresses for supervisors before them. */
function createSite(
  context: CommandContext,
  config: Config,
  secret: string,
  words: Words,
  db: Database,
  log: Log,
  mailer: Mailer | null,
  runsJobs: () => boolean,
): Answer {
  log.info({ port: config.port, version: programVersion() }, 'started');
  const health = healthRoutes(db, migrations, runsJobs);
  const auth = createAuth(db, { publicUrl: config.publicUrl, secret });
  const ofSecret = {
    codes: createCodes(secret),
    seals: createSeals(secret),
    wordsKey: wordsKeyOf(secret),
    rumourKeys: rumourKeysOf(secret),
    feedSigner: feedSignerOf(secret),
    pushKey: publicKeyOf(secret),
  };
  const slurs = readSlurList(config.dataDir);
  const pages = createApp({ db, auth, ...ofSecret, slurs, mailer, ...words, config, log, now: context.now });
  return (request, from) => (isForSupervisors(request) ? health.fetch(request) : pages.fetch(request, { from }));
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
