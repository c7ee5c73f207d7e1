import { Worker } from 'node:worker_threads';
import type { LinearProgram } from '#foundations/linear-program';
import { accept, type Result, refuse } from '#foundations/result';
import type { SolverAnswer } from './answer.ts';

export interface SolveOptions {
  /** The time the solver may take; it is ended one second after that at the latest. */
  readonly seconds: number;
  /** The memory that the thread's own values may take, the compiled solver's aside. */
  readonly megabytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Another entry of the thread: there to be tried. */
  readonly entry?: URL | undefined;
}

export type SolverProblem =
  | { readonly kind: 'solver-timed-out' }
  | { readonly kind: 'solver-out-of-memory' }
  | { readonly kind: 'solver-crashed'; readonly message: string }
  | { readonly kind: 'solver-cancelled' };

/** What is given beyond the solver's own limit before its thread is ended. */
const GRACE_MILLISECONDS = 1000;

/**
 * Solves a program by HiGHS in a thread of its own, which is ended in any case: a solver that hangs, dies or runs out of memory harms nothing else.
 *
 * HiGHS: Huangfu and Hall (2018), "Parallelizing the dual revised simplex method", Mathematical Programming Computation 10; its branch-and-cut for whole
 * numbers. Gaps are 0, so that "optimal" is meant.
 */
export async function solveProgram(
  program: LinearProgram,
  { seconds, megabytes = 1024, signal, entry }: SolveOptions,
): Promise<Result<SolverAnswer, SolverProblem>> {
  const own = import.meta.url.endsWith('.ts') ? './solver-worker.ts' : './solver-worker.js';
  const { promise, resolve } = Promise.withResolvers<Result<SolverAnswer, SolverProblem>>();
  const cancel = () => resolve(refuse({ kind: 'solver-cancelled' }));
  if (signal?.aborted) return refuse({ kind: 'solver-cancelled' });
  const thread = new Worker(entry ?? new URL(own, import.meta.url), {
    workerData: { program, seconds },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  const late = setTimeout(() => resolve(refuse({ kind: 'solver-timed-out' })), seconds * 1000 + GRACE_MILLISECONDS);
  signal?.addEventListener('abort', cancel);
  thread.once('message', (answer: SolverAnswer) => resolve(accept(answer)));
  thread.once('error', (error) => resolve(refuse(problemOf(error))));
  thread.once('exit', (code) => resolve(refuse({ kind: 'solver-crashed', message: `its thread ended with ${code}` })));
  try {
    return await promise;
  } finally {
    clearTimeout(late);
    signal?.removeEventListener('abort', cancel);
    await thread.terminate();
  }
}

function problemOf(error: unknown): SolverProblem {
  const { code, message } =
    error instanceof Error ? (error as NodeJS.ErrnoException) : { code: '', message: String(error) };
  const isMemory =
    code === 'ERR_WORKER_OUT_OF_MEMORY' || /out of memory|\bOOM\b|memory access out of bounds/iu.test(message);
  return isMemory ? { kind: 'solver-out-of-memory' } : { kind: 'solver-crashed', message };
}
