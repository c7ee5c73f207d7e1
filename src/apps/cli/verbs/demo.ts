import type { Command } from 'commander';
import type { ConfigFlags } from '#platform/config';
import { loadDemonstrationWave } from '../../worker/flows/load-demonstration.ts';
import { type ExampleOutcome, loadExample } from '../../worker/flows/load-example.ts';
import { removeExample } from '../../worker/flows/remove-example.ts';
import type { CommandContext } from '../command-context.ts';
import { readConfig, withMigratedDatabase, withUpToDateDatabase } from '../installation.ts';

/** Whoever may type commands on the server is one actor. */
const actor = 'command-line';

export function registerDemoVerbs(program: Command, context: CommandContext): void {
  const demo = program
    .command('demo')
    .description('the worked example: England’s local authorities in published figures, and a wave to try');
  demo
    .command('load')
    .description('put the example in place, also after it was removed')
    .option('--data <folder>', 'where the embedded database lives')
    .option('--workers <number>', 'threads for the calculation')
    .action(async (flags: ConfigFlags) => {
      const config = readConfig(context, flags);
      if (config === null) return;
      await withUpToDateDatabase(context, config, async (db) => {
        const loaded = await loadExample(db, { actor, now: context.now(), asked: true, workers: config.workers });
        await loadDemonstrationWave(db, { actor, now: context.now() });
        context.print(loaded, outcomes[loaded.outcome]);
      });
    });
  demo
    .command('remove')
    .description('take the example away; it does not come back by itself')
    .option('--data <folder>', 'where the embedded database lives')
    .action(async (flags: ConfigFlags) => {
      const config = readConfig(context, flags);
      if (config === null) return;
      await withMigratedDatabase(context, config, async (db) => {
        const removed = await removeExample(db, { actor, now: context.now() });
        const { versions, areas, waves } = removed;
        const wasThere = versions.length > 0 || waves.length > 0;
        context.print(
          removed,
          wasThere ? `The example is removed, with its wave and its ${areas} areas.` : 'The example was not there.',
        );
      });
    });
}

const outcomes: Readonly<Record<ExampleOutcome['outcome'], string>> = {
  loaded: 'The example is in place.',
  replaced: 'The example is in place, in the edition of this version.',
  'already-there': 'The example was already in place.',
  'removed-before': 'The example was removed before and stays away.',
  'not-needed': 'The installation has published its own index, so the example stays away.',
};
