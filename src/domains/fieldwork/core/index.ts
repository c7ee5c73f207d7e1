export { agreementOn, type Gate, gateOf, isUsed, type QuestionAgreement } from './figures/agreement.ts';
export { type AreaCoverage, coverageOf, type Listened, type PartnerProgress, progressOf } from './figures/coverage.ts';
export { type Disagreement, disagreements, type TwoViews } from './figures/disagreement.ts';
export { estimateAreas, type QuestionEstimates, type RoundArea, type Settled } from './figures/estimate.ts';
export {
  type AxisDisagreement,
  axisOf,
  type FindingsBody,
  type HeardQuestion,
  makeFindings,
} from './figures/findings.ts';
export { indicatorTable } from './figures/indicator-table.ts';
export type { Assessment } from './figures/rating.ts';
export {
  type Answer,
  type Answers,
  type AssessmentForm,
  type Confidence,
  type FieldForm,
  type FormFault,
  LONGEST_NOTE_OF_FIELD,
  MOST_FORMS,
  MOST_PEOPLE,
  parseForms,
  type Rating,
  type SessionCounts,
  type SessionForm,
  type SyncOutcome,
} from './forms/form.ts';
export { type NamedSpan, namesIn } from './forms/note-names.ts';
export {
  type FindProtectedWord,
  isTheme,
  type Question,
  type QuestionProblem,
  readQuestion,
  type Theme,
  type TypedQuestion,
  themes,
  wordsOf,
} from './instrument/question.ts';
export { standardQuestions } from './instrument/standard.ts';
export {
  collection,
  dayOf,
  isTask,
  lastDay,
  type Milestone,
  type Standing,
  type Task,
  timeline,
} from './round/plan.ts';
export { proposeAssignments } from './round/propose-assignments.ts';
export {
  type Assessor,
  type Assignment,
  findObstacle,
  isKindOfPartner,
  isRoleOfPartner,
  type KindOfPartner,
  kindsOfPartner,
  MOST_AREAS,
  type Partner,
  partnersByArea,
  type Round,
  type RoundProblem,
  readDay,
  readNameOfPartner,
  readTitle,
  rolesOfPartner,
} from './round/round.ts';
