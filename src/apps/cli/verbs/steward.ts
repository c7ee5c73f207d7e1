import type { Command } from 'commander';
import { invitePerson } from '#domains/desk';
import type { ConfigFlags } from '#platform/config';
import type { CommandContext } from '../command-context.ts';
import { readConfig, withUpToDateDatabase } from '../installation.ts';
import { explainInvite } from '../sentences/desk.ts';

export function registerStewardVerbs(program: Command, context: CommandContext): void {
  const steward = program.command('steward').description('the people who may invite others');
  steward
    .command('invite')
    .description('print a link by which one person becomes a steward; it works once, within a week')
    .argument('<email>', 'the address of that person')
    .option('--data <folder>', 'where the embedded database lives')
    .action(async (email: string, flags: ConfigFlags) => {
      const config = readConfig(context, flags);
      if (config === null) return;
      await withUpToDateDatabase(context, config, async (db) => {
        const assignment = { roles: ['steward'] as const, areas: [] };
        const invite = { email, assignment, actor: 'command-line', now: context.now() };
        const invited = await invitePerson(db, invite);
        if (!invited.ok) return context.refuse(explainInvite(invited.problem, email), invited.problem);
        const { token, expiresAt } = invited.value;
        const link = `${config.publicUrl}/desk/welcome/${token}`;
        context.print({ link, expiresAt: expiresAt.toISOString() }, link);
      });
    });
}
