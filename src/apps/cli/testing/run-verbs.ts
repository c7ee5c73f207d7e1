import { Command } from 'commander';
import { type CommandContext, createContext } from '../command-context.ts';

/** Some verbs alone, for a process that will be killed: Node runs them as they are, which it cannot do with pages. */
export async function runVerbs(
  register: (program: Command, context: CommandContext) => void,
  argv: readonly string[],
): Promise<void> {
  const program = new Command('outspoken');
  const context = createContext({
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    now: () => new Date(),
    stopSignal: () => new AbortController().signal,
  });
  register(program, context);
  await program.parseAsync([...argv], { from: 'user' });
  process.exitCode = context.exitStatus;
}
