import { Command, CommanderError } from 'commander';
import { programVersion } from '#platform/config';
import { type CommandContext, createContext, type Surroundings } from './command-context.ts';
import { registerAuditVerbs } from './verbs/audit.ts';
import { registerClaimsVerbs } from './verbs/claims.ts';
import { registerConfigVerbs } from './verbs/config.ts';
import { registerDemoVerbs } from './verbs/demo.ts';
import { registerExportVerb } from './verbs/export.ts';
import { registerFactsVerbs } from './verbs/facts.ts';
import { registerGeographyVerbs } from './verbs/geography.ts';
import { registerIntermediariesVerbs } from './verbs/intermediaries.ts';
import { registerInterventionVerbs } from './verbs/interventions.ts';
import { registerMappingVerbs } from './verbs/mapping.ts';
import { registerMappingAuditVerb } from './verbs/mapping-audit.ts';
import { registerMappingClustersVerb } from './verbs/mapping-clusters.ts';
import { registerMappingImportVerb } from './verbs/mapping-import.ts';
import { registerMappingProtectedVerbs } from './verbs/mapping-protected.ts';
import { registerMappingSensitivityVerb } from './verbs/mapping-sensitivity.ts';
import { registerMigrateVerb } from './verbs/migrate.ts';
import { registerServeVerb } from './verbs/serve.ts';
import { registerStewardVerbs } from './verbs/steward.ts';
import { registerWorkerVerb } from './verbs/worker.ts';

/** 0 success, 1 a refusal, 2 wrong usage, 70 a mistake of ours. */
export type ExitStatus = 0 | 1 | 2 | 70;

/**
 * Runs one command line, such as `['mapping', 'build', 'recipe.json', '--out', 'built']`, and returns its exit status.
 * Touches nothing of the process but what it is given.
 */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<ExitStatus> {
  const context = createContext(surroundings);
  const program = createProgram(context, surroundings);
  program.hook('preAction', (_program, verb) => context.begin(verb));
  try {
    await program.parseAsync(argv, { from: 'user' });
    return context.exitStatus;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    context.say(`This is a mistake in Outspoken, not yours. Please report it with these lines.\n${traceOf(error)}`);
    return 70;
  }
}

function createProgram(context: CommandContext, { stdout, stderr }: Surroundings): Command {
  const program = new Command('outspoken')
    .description('Ordinary people speak up, help goes where it is needed.')
    .version(programVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .showHelpAfterError('Add --help to see what it takes.')
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
    .exitOverride();
  registerVerbs(program, context);
  for (const verb of verbsOf(program)) verb.option('--json', 'answer in JSON, for machines');
  return program;
}

function registerVerbs(program: Command, context: CommandContext): void {
  registerServeVerb(program, context);
  registerWorkerVerb(program, context);
  registerMappingVerbs(program, context);
  registerMappingClustersVerb(program, context);
  registerInterventionVerbs(program, context);
  registerMappingImportVerb(program, context);
  registerMappingProtectedVerbs(program, context);
  registerMappingSensitivityVerb(program, context);
  registerMappingAuditVerb(program, context);
  registerGeographyVerbs(program, context);
  registerMigrateVerb(program, context);
  registerAuditVerbs(program, context);
  registerConfigVerbs(program, context);
  registerDemoVerbs(program, context);
  registerClaimsVerbs(program, context);
  registerFactsVerbs(program, context);
  registerIntermediariesVerbs(program, context);
  registerExportVerb(program, context);
  registerStewardVerbs(program, context);
}

/** The commands that do something, however deep. */
function verbsOf(command: Command): readonly Command[] {
  return command.commands.flatMap((child) => (child.commands.length === 0 ? [child] : verbsOf(child)));
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
