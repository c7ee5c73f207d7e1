import { parentPort, workerData } from 'node:worker_threads';
import { carryOutPlan, type PlanTask } from './plan-task.ts';

// The entry of a thread that solves and explains one plan, and ends.
parentPort?.postMessage(await carryOutPlan(workerData as PlanTask)); // what explainPlan passes
