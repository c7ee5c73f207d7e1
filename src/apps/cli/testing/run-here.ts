import type { Sink, Surroundings } from '../command-context.ts';
import { type ExitStatus, run } from '../program.ts';

export interface Finished {
  readonly status: ExitStatus;
  /** Standard output. */
  readonly data: string;
  /** Standard error. */
  readonly talk: string;
}

export interface Running {
  readonly finished: Promise<Finished>;
  /** As Ctrl-C does. */
  stop(): void;
  /** Resolves with what it has said on both outputs once that matches. Rejects when it ends before. */
  untilSaid(words: RegExp): Promise<string>;
}

type Environment = Surroundings['env'];

/** Runs one command line in this process, with an environment of its own, to its end. */
export async function runHere(argv: readonly string[], env: Environment = {}): Promise<Finished> {
  return startHere(argv, env).finished;
}

/** The same for a verb that runs until it is stopped. */
export function startHere(argv: readonly string[], env: Environment = {}): Running {
  const controller = new AbortController();
  const said = { data: '', talk: '' };
  const waiting = new Set<() => void>();
  const sink = (name: 'data' | 'talk'): Sink => ({
    write: (text) => {
      said[name] += text;
      for (const look of waiting) look();
    },
  });
  const finished = run(argv, {
    stdout: sink('data'),
    stderr: sink('talk'),
    env,
    now: () => new Date(),
    stopSignal: () => controller.signal,
  }).then((status) => ({ status, ...said }));
  const untilSaid = (words: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const everything = said.data + said.talk;
        if (!words.test(everything)) return;
        waiting.delete(look);
        resolve(everything);
      };
      waiting.add(look);
      finished.then(({ status, talk }) => reject(new Error(`it ended with ${status}: ${talk}`)), reject);
      look();
    });
  return { finished, stop: () => controller.abort(), untilSaid };
}
