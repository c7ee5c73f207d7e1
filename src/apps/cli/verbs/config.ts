import { join } from 'node:path';
import type { Command } from 'commander';
import { type Config, type ConfigFlags, packageRoot, withoutPassword } from '#platform/config';
import { openDatabase, pendingMigrations } from '#platform/database';
import { type Catalogue, checkCatalogue, loadCatalogue } from '#platform/i18n';
import { createMailer } from '#platform/mail';
import type { CommandContext } from '../command-context.ts';
import { readConfig } from '../installation.ts';
import { migrations } from '../migrations.ts';
import { explainDatabase } from '../sentences/database.ts';
import { explainCatalogue } from '../sentences/languages.ts';
import { explainMail } from '../sentences/mail.ts';

export function registerConfigVerbs(program: Command, context: CommandContext): void {
  const config = program.command('config').description('what this installation is set to');
  config
    .command('check')
    .description('read every setting, language and the database, and say what is wrong')
    .option('--port <number>', 'as for serve')
    .option('--host <address>', 'as for serve')
    .option('--workers <number>', 'as for serve')
    .option('--data <folder>', 'where the embedded database lives')
    .action((flags: ConfigFlags) => checkInstallation(context, flags));
}

const unset: Readonly<Record<string, string>> = {
  databaseUrl: '(none: the embedded database)',
  authSecret: '(none: kept in the data folder)',
  mail: '(none: links are shown to be sent by hand)',
};

async function checkInstallation(context: CommandContext, flags: ConfigFlags): Promise<void> {
  const config = readConfig(context, flags);
  if (config === null) return;
  const catalogue = loadCatalogue(join(packageRoot(), 'messages'));
  if (!catalogue.ok) return context.refuse(explainCatalogue(catalogue.problem), catalogue.problem);
  const database = await stateOfDatabase(context, config);
  if (database === null) return;
  const mail = config.mail === null ? null : await createMailer(config.mail).check();
  if (mail?.ok === false) return context.refuse(explainMail(mail.problem), mail.problem);

  const settings = {
    ...config,
    databaseUrl: config.databaseUrl === null ? null : withoutPassword(config.databaseUrl),
    authSecret: config.authSecret === null ? null : '(set)',
    mail: config.mail && `${config.mail.mailFrom}, by ${withoutPassword(config.mail.smtpUrl)}`,
  };
  const languages = stateOfLanguages(catalogue.value);
  const lines = [
    ...Object.entries(settings).map(([name, value]) => `${name}: ${value ?? unset[name] ?? '(none)'}`),
    ...languages.map(({ tag, name, missing, reviewed }) => {
      const state = missing === 0 ? 'complete' : `${missing} messages in English`;
      return `language ${tag} (${name}): ${state}${reviewed ? '' : ', not reviewed'}`;
    }),
    `database: ${database}`,
  ];
  context.print({ settings, languages, database }, lines.join('\n'));
}

function stateOfLanguages(catalogue: Catalogue) {
  const gaps = checkCatalogue(catalogue);
  return catalogue.languages.map(({ tag, name, reviewed }) => ({
    tag,
    name,
    reviewed,
    missing: gaps.filter((gap) => gap.tag === tag && gap.kind === 'missing').length,
  }));
}

/** Null after a refusal has been spoken. A database that is yet to be made, or that our own server holds, is as it should be. */
async function stateOfDatabase(context: CommandContext, config: Config): Promise<string | null> {
  const opened = await openDatabase(config, { mayCreate: false, now: context.now() });
  if (!opened.ok) {
    if (opened.problem.kind === 'no-database-there') return 'not made yet';
    if (opened.problem.kind === 'data-folder-in-use') return `in use by process ${opened.problem.process ?? 'unknown'}`;
    context.refuse(explainDatabase(opened.problem), opened.problem);
    return null;
  }
  try {
    const pending = await pendingMigrations(opened.value, migrations);
    if (pending.ok) return pending.value.length === 0 ? 'up to date' : `${pending.value.length} migrations to apply`;
    context.refuse(explainDatabase(pending.problem), pending.problem);
    return null;
  } finally {
    await opened.value.destroy();
  }
}
