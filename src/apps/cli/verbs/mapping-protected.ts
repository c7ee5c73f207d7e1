import type { Command } from 'commander';
import {
  findProtectedTable,
  installProtectedTable,
  keepProtectedTable,
  type ProtectedTable,
  removeProtectedTable,
} from '#domains/mapping';
import type { ConfigFlags } from '#platform/config';
import { explainMapping } from '../../worker/sentences/mapping.ts';
import type { CommandContext } from '../command-context.ts';
import { readConfig, withUpToDateDatabase } from '../installation.ts';

/** Whoever may type commands on the server is one actor. */
const actor = 'command-line';

/** Adds `mapping protected install` and `mapping protected remove` to the verbs of mapping, which have to be there. */
export function registerMappingProtectedVerbs(program: Command, context: CommandContext): void {
  const mapping = program.commands.find((command) => command.name() === 'mapping');
  if (mapping === undefined)
    throw new Error('registerMappingProtectedVerbs needs the mapping verbs to be registered first');
  const verbs = mapping
    .command('protected')
    .description('the table of protected characteristics that every index built here is held against');
  verbs
    .command('install')
    .description('install it in the place of the one before; it judges inputs and is never one')
    .argument('<file>', 'counts of people by area, with their totals')
    .requiredOption('--code <column>', 'its column of area codes')
    .option('--shares <list>', 'its shares: name=count_column/total_column,...; all beside a PREFIX_total unless told')
    .option('--lookup <file>', 'from its codes to those of the areas: columns from and to')
    .option('--data <folder>', 'where the embedded database lives')
    .action((file: string, flags: InstallFlags) => installVerb(context, file, flags));
  verbs
    .command('remove')
    .description('take it away again; what is built afterwards says that it was not checked')
    .option('--data <folder>', 'where the embedded database lives')
    .action((flags: ConfigFlags) => removeVerb(context, flags));
}

interface InstallFlags extends ConfigFlags {
  readonly code: string;
  readonly shares?: string;
  readonly lookup?: string;
}

async function installVerb(context: CommandContext, path: string, flags: InstallFlags): Promise<void> {
  const config = readConfig(context, flags);
  if (config === null) return;
  const { code, shares = null, lookup = null } = flags;
  const table: ProtectedTable = { path, code, shares, lookup };
  await withUpToDateDatabase(context, config, async (db) => {
    const kept = await keepProtectedTable(db, table);
    if (!kept.ok) return context.refuse(explainMapping(kept.problem), kept.problem);
    const { fileName, sha256, names } = kept.value;
    const doing = { actor, now: context.now() };
    const installed = await db.transaction().execute((trx) => installProtectedTable(trx, kept.value, doing));
    if (!installed.ok) return context.refuse(explainMapping(installed.problem), installed.problem);
    context.print(
      { file: fileName, sha256, shares: names },
      `${fileName} is installed: every index built here is held against its ${names.length === 1 ? 'share' : `${names.length} shares`}, and it is never an input.`,
    );
  });
}

async function removeVerb(context: CommandContext, flags: ConfigFlags): Promise<void> {
  const config = readConfig(context, flags);
  if (config === null) return;
  await withUpToDateDatabase(context, config, async (db) => {
    const installed = await findProtectedTable(db);
    const removed = await db.transaction().execute((trx) => removeProtectedTable(trx, { actor }));
    if (installed === null || !removed) return context.refuse('No table of protected characteristics is installed.');
    context.print(
      { file: installed.fileName, sha256: installed.sha256 },
      `${installed.fileName} is taken away: what is built from here on is not checked, and cannot be published.`,
    );
  });
}
