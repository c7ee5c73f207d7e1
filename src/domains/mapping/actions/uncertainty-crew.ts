import { Worker } from 'node:worker_threads';
import { createRandom } from '#foundations/numeric';
import { accept, type Result, refuse } from '#foundations/result';
import type { Drawing, DrawingTask } from '../core/uncertainty/uncertainty-drawing.ts';
import { createPerformer } from '../core/uncertainty/uncertainty-performer.ts';
import type { UncertaintyProblem } from '../core/uncertainty/uncertainty-problem.ts';
import type { ThreadData } from './uncertainty-worker.ts';

/** Those who carry out the tasks: threads, or nobody but ourselves. */
export interface Crew {
  /** Carries out all tasks, in any order, and waits for the last. `onDone` is called after each. */
  run(tasks: readonly DrawingTask[], onDone: () => void): Promise<Result<null, UncertaintyProblem>>;
  close(): Promise<void>;
}

/** Does everything here and now. Right for small work: a thread takes some fifty milliseconds to start. */
export function workAlone(drawing: Drawing, memory: WebAssembly.Memory, signal?: AbortSignal): Crew {
  const perform = createPerformer(drawing, memory, 0, (stream) => createRandom(drawing.seed, stream));
  return {
    async run(tasks, onDone) {
      let first: UncertaintyProblem | null = null;
      for (const task of tasks) {
        if (signal?.aborted) return refuse({ kind: 'cancelled' });
        first ??= perform(task);
        onDone();
      }
      return first ? refuse(first) : accept(null);
    },
    async close() {},
  };
}

/**
 * Hands tasks to threads, the next one to whoever is free. Of several problems the one of the earliest task is reported, so that it does not depend
 * on who was quicker. A thread that dies, or the signal, ends the run at once.
 */
export function workInThreads(drawing: Drawing, memory: WebAssembly.Memory, signal?: AbortSignal): Crew {
  const threads = drawing.layout.rooms.map((_, room) => startThread({ drawing, memory, room }));
  let stopped: UncertaintyProblem | null = null;
  let stopRun: () => void = () => {};
  const stop = (problem: UncertaintyProblem): void => {
    stopped ??= problem;
    stopRun();
  };
  const cancel = (): void => stop({ kind: 'cancelled' });
  let isClosing = false;
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted) cancel();
  for (const thread of threads) {
    thread.on('error', (error: unknown) => stop({ kind: 'thread-stopped', message: String(error) }));
    thread.on('exit', (code) => {
      if (!isClosing) stop({ kind: 'thread-stopped', message: `it exited with ${code}` });
    });
  }

  async function run(tasks: readonly DrawingTask[], onDone: () => void): Promise<Result<null, UncertaintyProblem>> {
    const problems: (UncertaintyProblem | null)[] = tasks.map(() => null);
    let next = 0;
    const work = threads.map(async (thread) => {
      while (next < tasks.length && !stopped) {
        const mine = next++;
        thread.postMessage(tasks[mine]);
        problems[mine] = await answerOf(thread);
        onDone();
      }
    });
    await Promise.race([
      Promise.all(work),
      new Promise<void>((resolve) => {
        stopRun = resolve;
        if (stopped) resolve();
      }),
    ]);
    const first = stopped ?? problems.find((problem) => problem !== null);
    return first ? refuse(first) : accept(null);
  }

  return {
    run,
    async close() {
      isClosing = true;
      signal?.removeEventListener('abort', cancel);
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}

function answerOf(thread: Worker): Promise<UncertaintyProblem | null> {
  return new Promise((resolve) => thread.once('message', resolve));
}

function startThread(data: ThreadData): Worker {
  const entry = import.meta.url.endsWith('.ts') ? './uncertainty-worker.ts' : './uncertainty-worker.js';
  return new Worker(new URL(entry, import.meta.url), { workerData: data, execArgv: [] });
}
