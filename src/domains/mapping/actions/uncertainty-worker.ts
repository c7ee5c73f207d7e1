import { parentPort, workerData } from 'node:worker_threads';
import { createRandom } from '#foundations/numeric';
import type { Drawing, DrawingTask } from '../core/uncertainty/uncertainty-drawing.ts';
import { createPerformer } from '../core/uncertainty/uncertainty-performer.ts';

/** What a thread is given when it starts. */
export interface ThreadData {
  readonly drawing: Drawing;
  readonly memory: WebAssembly.Memory;
  readonly room: number;
}

// The entry of a thread: it answers every task with a problem or null.
const { drawing, memory, room } = workerData as ThreadData; // what uncertainty-crew.ts passes
const perform = createPerformer(drawing, memory, room, (stream) => createRandom(drawing.seed, stream));
parentPort?.on('message', (task: DrawingTask) => parentPort?.postMessage(perform(task)));
