export {
  type AnswerBody,
  type AnswerProblem,
  problemsOf,
  type Source,
  type Verdict,
  verdicts,
} from './answer/answer.ts';
export { claimReviewOf } from './answer/claim-review.ts';
export { isLinkable } from './answer/is-linkable.ts';
export {
  type AnswerPapers,
  type AnswerVersion,
  type Correction,
  correctionsOf,
  type ShownAnswer,
  shownAnswer,
  staleLanguages,
} from './answer/standing.ts';
export { findMatches, type KnownText, type Match, suggestedFrom } from './matching/find-matches.ts';
export { type KeptShape, keptShapeOf, leastWords, type Shape, shapeOf } from './matching/shape.ts';
export { type ReceiptState, type Rumour, type RumourProblem, readRumour } from './rumour/rumour.ts';
export {
  compareUrgency,
  hoursToAnswer,
  isSpreading,
  type Level,
  type Risk,
  type Sightings,
  spreadOf,
  type UnchallengedClock,
  unchallengedClock,
  urgencyOf,
  type WaitingClaim,
} from './triage/triage.ts';
