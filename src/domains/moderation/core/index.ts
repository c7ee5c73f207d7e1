export { type AppealProblem, appealDays } from './appeal.ts';
export {
  type Case,
  type Cause,
  type Claim,
  type ContentState,
  causes,
  contentStateOf,
  isInQueue,
  type Standing,
  type State,
  states,
} from './case.ts';
export { type DecideProblem, type Decision, holdDays, verdictsFor } from './decide.ts';
export { type Kind, kinds } from './kind.ts';
export { isLabel, type Label, labels, type Urgency, urgencies, urgencyOf } from './label.ts';
export {
  breakAfterMinutes,
  limits,
  minutesWithoutBreak,
  ownUndoMinutes,
  type Pace,
  type Sitting,
} from './limits.ts';
export {
  type ClaimProblem,
  claimMinutes,
  longestClaimMinutes,
  type Moderator,
  mostClaims,
  type Obstacle,
  obstacleFor,
  type Ties,
} from './moderator.ts';
export { hidingReasons, isReasonFor, isVerdict, type Reason, reasonsFor, type Verdict, verdicts } from './reason.ts';
export { type AppealState, type Holder, type Receipt, receiptDays } from './receipt.ts';
export { isReportReason, type ReportReason, reportReasons, reportReasonsFor } from './report-reason.ts';
export { type RestoreProblem, type RestoreRight, restoreDays, restoreEnd } from './restore.ts';
export type { Submission } from './submission.ts';
export { type Outcome, outcomes, type WeekFigures, weekEnd } from './transparency.ts';
export { type Piece, type Span, veil } from './veil.ts';
