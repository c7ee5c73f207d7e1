import type { Command } from 'commander';
import { verifyAudit } from '#platform/audit';
import type { ConfigFlags } from '#platform/config';
import type { CommandContext } from '../command-context.ts';
import { readConfig, withMigratedDatabase } from '../installation.ts';
import { explainAudit } from '../sentences/audit.ts';

interface VerifyFlags extends ConfigFlags {
  readonly head?: string;
}

export function registerAuditVerbs(program: Command, context: CommandContext): void {
  const audit = program.command('audit').description('the log of what was done');
  audit
    .command('verify')
    .description('check that no entry was changed, removed, moved or put in; prints the hash to note down elsewhere')
    .option('--head <hash>', 'a hash noted down earlier: its entry must still be there')
    .option('--data <folder>', 'where the embedded database lives')
    .action(async ({ head, ...flags }: VerifyFlags) => {
      const config = readConfig(context, flags);
      if (config === null) return;
      await withMigratedDatabase(context, config, async (db) => {
        const verified = await verifyAudit(db, { head: head?.trim().toLowerCase() });
        if (!verified.ok) return context.refuse(explainAudit(verified.problem), verified.problem);
        const { sequence, hash } = verified.value;
        context.print({ entries: sequence, head: hash }, `${sequence} entries, all whole. Head: ${hash}`);
      });
    });
}
