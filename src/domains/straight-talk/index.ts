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
export { matchRumour, type RumourKeys, rumourKeysOf, type Submitted, submitRumour } from './actions/submit-rumour.ts';
export { readAnswers } from './store/answers.ts';
export { migrations } from './store/migrations.ts';
