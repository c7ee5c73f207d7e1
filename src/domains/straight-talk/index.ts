export {
  type AnswerDecision,
  type DecideAnswerProblem,
  decideAnswer,
  type WriteAnswerProblem,
  type WrittenAnswer,
  wordClaim,
  writeAnswer,
} from './actions/answer-claim.ts';
export {
  type ClaimProblem,
  confirmClaim,
  findRumourReceipt,
  forgetWords,
  freeClaim,
  holdAsPrivate,
  takeClaim,
} from './actions/look-at-claim.ts';
export { type ClaimQueue, type ClaimToAnswer, readClock, readQueue } from './actions/read-queue.ts';
export { feedSignerOf } from './actions/sign-answers.ts';
export { closeClaim, leaveClaim, mergeClaim, reopenClaim, splitRumour } from './actions/sort-claims.ts';
export { matchRumour, type RumourKeys, rumourKeysOf, type Submitted, submitRumour } from './actions/submit-rumour.ts';
export { askForAnswer, settleAsked, type TakeBackProblem } from './actions/take-back-answer.ts';
export { type TakenIn, takeInAnswers } from './actions/take-in-answers.ts';
export { readAnswers } from './store/answers.ts';
export { findClaim, type StoredClaim } from './store/claims.ts';
export { countHelped, readHelped } from './store/helped.ts';
export { migrations } from './store/migrations.ts';
export { findPublicClaim, findTakenBack, listPublicClaims, type PublicClaim, readPublicStamp } from './store/public.ts';
export type { ListedClaim } from './store/queue.ts';
export { countCopies, type KeptWords, listWords } from './store/rumours.ts';
export { findSourceText, keepSourceText } from './store/source-texts.ts';
