import { parentPort, workerData } from 'node:worker_threads';
import { carryOutTask, type PermutationTask, type PermutationThread } from './permutation-task.ts';

// The entry of a thread that draws neighbours.
const data = workerData as PermutationThread; // what permute.ts passes
parentPort?.on('message', (task: PermutationTask) => parentPort?.postMessage(carryOutTask(data, task)));
