import { Worker } from 'node:worker_threads';
import { type Result, refuse } from '#foundations/result';
import type { AllocatePlanProblem } from './allocate-plan.ts';
import type { ExplainedPlan, PlanTask } from './plan-task.ts';

export type ExplainPlanProblem =
  | AllocatePlanProblem
  | { readonly kind: 'plan-thread-stopped'; readonly message: string };

/** Solves a plan and explains it over all draws, in a thread of its own: seconds of work that a site must not wait for. */
export async function explainPlan(task: PlanTask): Promise<Result<ExplainedPlan, ExplainPlanProblem>> {
  const entry = import.meta.url.endsWith('.ts') ? './plan-worker.ts' : './plan-worker.js';
  const { promise, resolve } = Promise.withResolvers<Result<ExplainedPlan, ExplainPlanProblem>>();
  const stopped = (message: string) => resolve(refuse({ kind: 'plan-thread-stopped', message }));
  const thread = new Worker(new URL(entry, import.meta.url), { workerData: task, execArgv: [] });
  thread.once('message', resolve);
  thread.once('error', (error) => stopped(error instanceof Error ? error.message : String(error)));
  thread.once('exit', (code) => stopped(`it ended with ${code}`));
  try {
    return await promise;
  } finally {
    await thread.terminate();
  }
}
