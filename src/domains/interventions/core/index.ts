export type { Conflict, Limit } from './allocation/conflict.ts';
export type { Objective } from './allocation/robust.ts';
export type { Comparator, Missed } from './plan/comparators.ts';
export { type ChosenPair, type Frequency, frequencyOf } from './plan/explain.ts';
export { type Plan, type PlanProblem, parsePlan } from './plan/plan.ts';
export type { PlannedAreas } from './plan/planned-areas.ts';
export { reasonOf } from './plan/reason.ts';
