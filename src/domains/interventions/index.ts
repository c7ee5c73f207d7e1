export type { WhyNotExact } from './actions/allocate.ts';
export {
  allocatePlan,
  type PlannedAllocation,
  type PlannedLevel,
} from './actions/allocate-plan.ts';
export {
  decideDecision,
  noteDelivery,
  offerDecision,
  remindOfReviews,
  withdrawDecision,
} from './actions/decisions.ts';
export { type ExplainPlanProblem, explainPlan } from './actions/explain-plan.ts';
export type { ExplainedPlan } from './actions/plan-task.ts';
export { beginPlan, changePlan } from './actions/plans.ts';
export { type ReadPlan, type ReadPlanProblem, readPlan } from './actions/read-plan.ts';
export { allocationTable, certificateOf, writeAllocation } from './actions/write-allocation.ts';
export {
  type Decision,
  type Delivery,
  findDecision,
  listDecisions,
  listDeliveries,
  listPublicDecisions,
} from './store/decisions.ts';
export { migrations } from './store/migrations.ts';
export { findPlan, listPlans, type StoredPlan } from './store/plans.ts';
