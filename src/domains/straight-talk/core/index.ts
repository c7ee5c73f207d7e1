export {
  type AnswerBody,
  type AnswerProblem,
  longest,
  longestOfRest,
  mostSources,
  problemsOf,
  type Source,
  type Verdict,
  verdicts,
} from './answer/answer.ts';
export { claimReviewOf } from './answer/claim-review.ts';
export {
  type Helped,
  type HelpedFigures,
  type HelpedOnDay,
  helpedAnswers,
  helpedFigures,
  isHelped,
} from './answer/helped.ts';
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
export { type FeedProblem, type FeedSite, feedOf, readFeed, type SharedClaim } from './feed/feed.ts';
export {
  type CheckPart,
  checkParts,
  type DialogueId,
  dialogueIds,
  dialogueShape,
  evidenceOf,
  isDialogueId,
  isKitId,
  type KitEvidence,
  type KitId,
  type KitTexts,
  kitIds,
  kitTexts,
  placeIn,
  practiceOf,
  type TalkPlace,
} from './kits/kits.ts';
export { findMatches, type KnownText, type Match, suggestedFrom } from './matching/find-matches.ts';
export { type KeptShape, keptShapeOf, leastWords, type Shape, shapeOf } from './matching/shape.ts';
export {
  type Asked,
  type Closing,
  isReasonToClose,
  isReasonToTakeBack,
  reasonsToClose,
  reasonsToTakeBack,
} from './rumour/closing.ts';
export { defanged } from './rumour/defanged.ts';
export {
  daysOfWords,
  hoursOfPrivateWords,
  longestRumour,
  type ReceiptState,
  type Rumour,
  type RumourProblem,
  readRumour,
} from './rumour/rumour.ts';
export {
  compareUrgency,
  hoursToAnswer,
  isSpreading,
  type Level,
  leastCopies,
  type Risk,
  type Sightings,
  spreadOf,
  type UnchallengedClock,
  unchallengedClock,
  urgencyOf,
  type WaitingClaim,
} from './triage/triage.ts';
