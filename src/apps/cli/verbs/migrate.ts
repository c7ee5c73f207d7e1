import type { Command } from 'commander';
import type { ConfigFlags } from '#platform/config';
import { migrate } from '#platform/database';
import type { CommandContext } from '../command-context.ts';
import { readConfig, withDatabase } from '../installation.ts';
import { migrations } from '../migrations.ts';
import { explainDatabase } from '../sentences/database.ts';

export function registerMigrateVerb(program: Command, context: CommandContext): void {
  program
    .command('migrate')
    .description('bring the database up to this version (serve does it by itself)')
    .option('--data <folder>', 'where the embedded database lives')
    .action(async (flags: ConfigFlags) => {
      const config = readConfig(context, flags);
      if (config === null) return;
      await withDatabase(context, config, {}, async (db) => {
        const report = await migrate(db, migrations);
        if (!report.ok) return context.refuse(explainDatabase(report.problem), report.problem);
        const { applied, total } = report.value;
        context.print(report.value, applied.join('\n') || `Nothing to do: all ${total} are applied.`);
      });
    });
}
