import { Worker } from 'node:worker_threads';
import type { TileAnswer, TileQuestion } from './tile-worker.ts';

/** A thread that cuts tiles, so that nobody waits who asks for a page meanwhile. */
export interface TileThread {
  ask<Kind extends TileQuestion['kind']>(
    question: Extract<TileQuestion, { kind: Kind }>,
  ): Promise<Extract<TileAnswer, { kind: Kind }>>;
  close(): Promise<void>;
}

/** Rejects what is asked when the signal aborts or the thread dies. */
export function startTileThread(signal?: AbortSignal): TileThread {
  const entry = import.meta.url.endsWith('.ts') ? './tile-worker.ts' : './tile-worker.js';
  const worker = new Worker(new URL(entry, import.meta.url), { execArgv: [] });
  const ended = new Promise<never>((_resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread that cuts tiles ended with ${code}`)));
    signal?.addEventListener('abort', () => reject(signal.reason));
    if (signal?.aborted) reject(signal.reason);
  });
  // It may end while nothing is asked of it.
  ended.catch(() => {});
  return {
    ask(question) {
      const answered = new Promise((resolve) => worker.once('message', resolve));
      worker.postMessage(question);
      return Promise.race([answered, ended]) as ReturnType<TileThread['ask']> as never;
    },
    async close() {
      await worker.terminate();
    },
  };
}
