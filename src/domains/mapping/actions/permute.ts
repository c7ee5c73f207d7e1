import { Worker } from 'node:worker_threads';
import { accept, type Result, refuse } from '#foundations/result';
import { type Extremes, lotCount, type OwnDraws, type PermutationTest } from '#foundations/spatial-statistics';
import {
  carryOutTask,
  type PermutationAnswer,
  type PermutationTask,
  type PermutationThread,
} from './permutation-task.ts';

export interface PermuteOptions {
  readonly permutations: number;
  readonly seed: number;
  /** Threads to use. The result is the same for any number. */
  readonly workers: number;
  readonly signal?: AbortSignal | undefined;
  /** Told the share of the draws that is made, now and then. */
  readonly onProgress?: ((share: number) => void) | undefined;
  /** There to be tried: threads also for work too small for them. */
  readonly inThreads?: boolean | undefined;
}

export type PermuteProblem =
  | { readonly kind: 'permutations-cancelled' }
  | { readonly kind: 'permutation-thread-stopped'; readonly message: string };

/** Lots of draws (1,024 each) handed to a thread at a time. */
const LOTS_PER_TASK = 16;
/** With fewer lots the work is done here before threads would have started. */
const FEW_LOTS = 64;

/** Areas handed to a thread at a time, each with its own draws. */
const AREAS_PER_TASK = 16;
/** With fewer draws of areas' own the work is done here. */
const FEW_OWN_DRAWS = 1e6;

/**
 * The conditional permutation test of all areas with draws that they share: how many of so many draws of its neighbours sum to at least, and to at most, what
 * is observed, for each area. See `countExtremes` for the method; the seed alone decides the draws, not the number of threads.
 */
export async function permute(
  test: PermutationTest,
  options: PermuteOptions,
): Promise<Result<Extremes, PermuteProblem>> {
  const lots = lotCount(options.permutations);
  const tasks = Array.from({ length: Math.ceil(lots / LOTS_PER_TASK) }, (_, i): PermutationTask => {
    return { from: i * LOTS_PER_TASK, to: Math.min(lots, (i + 1) * LOTS_PER_TASK) };
  });
  const count = test.deviations.length;
  const total = { atLeast: new Uint32Array(count), atMost: new Uint32Array(count) };
  const problem = await runTasks(test, tasks, options, lots > FEW_LOTS, (_task, part) => {
    const { atLeast, atMost } = part as Extremes; // what tasks with lots answer
    for (let area = 0; area < count; area++) {
      total.atLeast[area] = (total.atLeast[area] as number) + (atLeast[area] as number);
      total.atMost[area] = (total.atMost[area] as number) + (atMost[area] as number);
    }
  });
  return problem ? refuse(problem) : accept(total);
}

/**
 * The same test of some areas, each with up to so many draws of its own, which stop once `enough` lie further out on either side; see `drawForArea`. One
 * entry for each area, in their order.
 */
export async function permuteAlone(
  test: PermutationTest,
  areas: readonly number[],
  options: PermuteOptions & { readonly enough: number },
): Promise<Result<readonly OwnDraws[], PermuteProblem>> {
  const { enough, permutations } = options;
  const tasks = Array.from({ length: Math.ceil(areas.length / AREAS_PER_TASK) }, (_, i): PermutationTask => {
    return { areas: areas.slice(i * AREAS_PER_TASK, (i + 1) * AREAS_PER_TASK), enough };
  });
  const parts: (readonly OwnDraws[])[] = tasks.map(() => []);
  const isMuch = areas.length * permutations > FEW_OWN_DRAWS;
  const problem = await runTasks(test, tasks, options, isMuch, (task, part) => {
    parts[task] = part as readonly OwnDraws[]; // what tasks with areas answer
  });
  return problem ? refuse(problem) : accept(parts.flat());
}

type Take = (task: number, part: PermutationAnswer) => void;

async function runTasks(
  test: PermutationTest,
  tasks: readonly PermutationTask[],
  options: PermuteOptions,
  isMuch: boolean,
  take: Take,
): Promise<PermuteProblem | null> {
  const { permutations, seed, signal, onProgress } = options;
  const data = { test, permutations, seed };
  let done = 0;
  const taken: Take = (task, part) => {
    take(task, part);
    onProgress?.(++done / tasks.length);
  };
  if (options.inThreads ?? isMuch) return runInThreads(data, tasks, options, taken);
  for (const [at, task] of tasks.entries()) {
    if (signal?.aborted) return { kind: 'permutations-cancelled' };
    taken(at, carryOutTask(data, task));
  }
  return null;
}

/** Hands the next task to whichever thread is free. */
async function runInThreads(
  data: PermutationThread,
  tasks: readonly PermutationTask[],
  { workers, signal }: PermuteOptions,
  take: Take,
): Promise<PermuteProblem | null> {
  const entry = import.meta.url.endsWith('.ts') ? './permutation-worker.ts' : './permutation-worker.js';
  const threads = Array.from({ length: Math.max(1, Math.min(workers, tasks.length)) }, () => {
    return new Worker(new URL(entry, import.meta.url), { workerData: data, execArgv: [] });
  });
  const { promise, resolve } = Promise.withResolvers<PermuteProblem | null>();
  const cancel = () => resolve({ kind: 'permutations-cancelled' });
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted) cancel();
  let next = 0;
  let waiting = tasks.length;
  if (waiting === 0) resolve(null);
  for (const thread of threads) {
    let mine = -1;
    const giveTask = () => {
      mine = next++;
      if (mine < tasks.length) thread.postMessage(tasks[mine]);
    };
    thread.on('message', (part: PermutationAnswer) => {
      take(mine, part);
      giveTask();
      if (--waiting === 0) resolve(null);
    });
    thread.on('error', (error) => resolve({ kind: 'permutation-thread-stopped', message: String(error) }));
    thread.on('exit', (code) => resolve({ kind: 'permutation-thread-stopped', message: `it exited with ${code}` }));
    giveTask();
  }
  const problem = await promise;
  signal?.removeEventListener('abort', cancel);
  await Promise.all(threads.map((thread) => thread.terminate()));
  return problem;
}
