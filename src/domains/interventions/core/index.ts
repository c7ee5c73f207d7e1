export type { Conflict, Limit } from './allocation/conflict.ts';
export type { Objective } from './allocation/robust.ts';
export {
  catalogue,
  catalogueEntry,
  DRIVERS,
  type Driver,
  type Sourced,
} from './catalogue/catalogue.ts';
export { driverOf } from './fit/driver-of.ts';
export { type Fit, fitOf } from './fit/fit.ts';
export type { Comparator } from './plan/comparators.ts';
export { frequencyOf } from './plan/explain.ts';
export { type CurvePoint, type Level, planQuickly, REGRET_DRAWS } from './plan/level.ts';
export type { Plan, PlanProblem } from './plan/plan.ts';
export { type PlanInNumbers, type PlannedAreas, planInNumbers } from './plan/planned-areas.ts';
export {
  type AuditedSpend,
  type DecisionRecord,
  type DecisionWords,
  type Option,
  readDecisionWords,
  type WordsProblem,
} from './record/record.ts';
export {
  costOf,
  firstSettings,
  helpOf,
  illustrative,
  type PlanSettings,
  readLimits,
  readMakings,
  type WrongField,
} from './record/settings.ts';
