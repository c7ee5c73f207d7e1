import type { Command } from 'commander';

/** What surrounds a run of the program. Tests pass their own; `main.ts` passes the process's. */
export interface Surroundings {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** Asked for by verbs that run until they are stopped: aborts on Ctrl-C or SIGTERM. */
  readonly stopSignal: () => AbortSignal;
}

export interface Sink {
  write(text: string): unknown;
  /** Whether a person is watching. */
  readonly isTTY?: boolean | undefined;
}

/**
 * What a verb is given: the only way for it to speak and to fail. Data goes to standard output, talk to standard error.
 *
 *     const built = await buildFromRecipe(recipe, options);
 *     if (!built.ok) return context.refuse(explainMapping(built.problem), built.problem);
 *     context.print({ areas: built.value.areas.length }, `${built.value.areas.length} areas`);
 */
export interface CommandContext {
  readonly env: Surroundings['env'];
  readonly now: () => Date;
  readonly stopSignal: () => AbortSignal;
  /** Whether the caller asked for `--json`. Known once the verb runs. */
  readonly json: boolean;
  /** The answer: `data` as JSON for machines, `text` for people. A verb may print several times only for people. */
  print(data: unknown, text: string): void;
  /** A sentence about what is going on, for people. */
  say(text: string): void;
  /** One line that replaces the one before, on a terminal alone. Pass "" to clear it. */
  progress(text: string): void;
  /**
   * Ends the verb with exit status 1 and one helpful sentence; with `--json`, also `{ "problem": …, "message": … }` as data.
   * Return straight after it.
   */
  refuse(sentence: string, problem?: unknown): void;
}

/** The context with what only the program itself reads and sets. */
export interface RunningContext extends CommandContext {
  readonly exitStatus: 0 | 1;
  begin(verb: Command): void;
}

export function createContext({ stdout, stderr, env, now, stopSignal }: Surroundings): RunningContext {
  let json = false;
  let exitStatus: 0 | 1 = 0;
  let progressWidth = 0;

  const clearProgress = () => {
    if (progressWidth > 0) stderr.write(`\r${' '.repeat(progressWidth)}\r`);
    progressWidth = 0;
  };
  const writeLine = (sink: Sink, text: string) => {
    clearProgress();
    sink.write(text.endsWith('\n') ? text : `${text}\n`);
  };

  return {
    env,
    now,
    stopSignal,
    get json() {
      return json;
    },
    get exitStatus() {
      return exitStatus;
    },
    begin(verb) {
      json = verb.opts().json === true;
    },
    print(data, text) {
      writeLine(stdout, json ? JSON.stringify(data, null, 2) : text);
    },
    say(text) {
      writeLine(stderr, text);
    },
    progress(text) {
      if (stderr.isTTY !== true) return;
      clearProgress();
      stderr.write(text);
      progressWidth = text.length;
    },
    refuse(sentence, problem) {
      exitStatus = 1;
      if (json) writeLine(stdout, JSON.stringify({ problem: problem ?? null, message: sentence }, null, 2));
      writeLine(stderr, sentence);
    },
  };
}
