import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { haltAfter } from './announce-step.ts';

/** What a process does until it is killed: a function of a file of this folder, which says "begun" before each of its steps. */
export interface Work {
  readonly file: string;
  /** Exported there. */
  readonly name: string;
  /** What it is called with: texts as they are, numbers as numbers, null. */
  readonly given: readonly (string | number | null)[];
}

/** After so long, or when so many steps have begun whose names begin as told. */
export type Moment = { readonly milliseconds: number } | { readonly steps: number; readonly named?: string };

/** Starts a process that does the work, and kills it at a moment: of steps, before another begins. Tells whether it was killed in time. */
export async function killProcess({ file, name, given }: Work, moment: Moment): Promise<boolean> {
  const program = `
    import { ${name} } from ${JSON.stringify(join(import.meta.dirname, file))};
    await ${name}(...${JSON.stringify(given)});
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...('steps' in moment && { [haltAfter]: JSON.stringify(moment) }) },
  });
  const ended = once(child, 'exit');
  await ('steps' in moment ? untilBegun(child.stdout, moment.steps, moment.named) : wait(moment.milliseconds));
  child.kill('SIGKILL');
  const [, signal] = await ended;
  return signal === 'SIGKILL';
}

/** Until so many steps have begun, or there are no more. */
async function untilBegun(stream: Readable, steps: number, named?: string): Promise<void> {
  const word = named === undefined ? 'begun' : `begun ${named}`;
  let said = '';
  for await (const chunk of stream) {
    said += chunk;
    if (said.split(word).length > steps) return;
  }
}
