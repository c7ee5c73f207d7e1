export { electionLock, setElections } from './actions/elections.ts';
export { listPolicies, listReadiness, missingRequirements, type Policy } from './actions/readiness.ts';
export { type Recording, type RecordProblem, recordEntry } from './actions/record-entry.ts';
export { type Draft, type DraftProblem, latestReview, longestText } from './core/draft.ts';
export {
  type ElectionLock,
  type ElectionPeriod,
  type ElectionProblem,
  type ElectionSetting,
  isRunning,
  MOST_PERIODS,
  readElectionSetting,
} from './core/election-periods.ts';
export type { Entry } from './core/entry.ts';
export { type Block, readText } from './core/read-text.ts';
export {
  findRequirement,
  type PolicyId,
  type Requirement,
  type RequirementId,
  requirements,
} from './core/requirement.ts';
export type { Checked, Missing, Standing } from './core/standing.ts';
export { templateOf } from './core/template-of.ts';
export { findElectionSetting } from './store/election-settings.ts';
export { listVersions } from './store/entries.ts';
export { migrations } from './store/migrations.ts';
