export {
  type AllocateProblem,
  allocate,
  type Solved,
  type SolverLimits,
  type WhyNotExact,
} from './actions/allocate.ts';
export {
  type AllocatePlanOptions,
  type AllocatePlanProblem,
  allocatePlan,
  type PlannedAllocation,
  type PlannedLevel,
} from './actions/allocate-plan.ts';
export { type ReadPlan, type ReadPlanProblem, readPlan } from './actions/read-plan.ts';
export { certificateOf, writeAllocation } from './actions/write-allocation.ts';
