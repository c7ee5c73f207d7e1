export { type BodyProblem, bodyProblems, type FactField } from './body-problems.ts';
export {
  dialOf,
  type FactBody,
  type FactDefinition,
  type FactId,
  type FactKind,
  factDefinitions,
  findDefinition,
  type Nation,
  type SeedStatus,
} from './fact.ts';
export {
  type RegisterColumn,
  type RegisterProblem,
  readRegisterRow,
  registerColumns,
  registerRow,
  sameBody,
} from './register-file.ts';
export {
  DAYS_UNTIL_NEXT_CHECK,
  type FactCheck,
  type FactVersion,
  type Freshness,
  freshnessOf,
  lastCheck,
  MOST_DAYS_UNTIL_NEXT_CHECK,
  type StandingFact,
  shippedFacts,
  standingNumbers,
  standingOf,
} from './standing.ts';
