export { type Draft, type DraftProblem, latestReview, longestText } from './draft.ts';
export type { Entry } from './entry.ts';
export { type Block, readText } from './read-text.ts';
export { findRequirement, type PolicyId, type Requirement, type RequirementId, requirements } from './requirement.ts';
export type { Checked, Missing, Standing } from './standing.ts';
export { templateOf } from './template-of.ts';
