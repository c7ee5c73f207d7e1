export type { Conflict, Limit } from './allocation/conflict.ts';
export type { Objective } from './allocation/robust.ts';
export { drawScenarios } from './allocation/scenarios.ts';
export {
  type CatalogueEntry,
  catalogue,
  catalogueEntry,
  DRIVERS,
  type Driver,
  type Sourced,
} from './catalogue/catalogue.ts';
export { driverOf } from './fit/driver-of.ts';
export { type DriverPart, type Fit, fitOf } from './fit/fit.ts';
export type { Comparator, Missed } from './plan/comparators.ts';
export { type ChosenPair, type Frequency, frequencyOf } from './plan/explain.ts';
export { budgetCurve, type CurvePoint, type Level, planQuickly, type QuickLevel, REGRET_DRAWS } from './plan/level.ts';
export { type Plan, type PlanProblem, parsePlan } from './plan/plan.ts';
export { type PlanInNumbers, type PlannedAreas, planInNumbers } from './plan/planned-areas.ts';
export { reasonOf } from './plan/reason.ts';
export {
  type AuditedSpend,
  type DecisionRecord,
  type DecisionWords,
  type Option,
  type RecordedChoice,
  readDecisionWords,
  type WordsProblem,
} from './record/record.ts';
export {
  costOf,
  firstSettings,
  helpOf,
  illustrative,
  type PlannedHelp,
  type PlanSettings,
  readLimits,
  readMakings,
  type SettingProblem,
  type WrongField,
} from './record/settings.ts';
