export { answerWith, source, sourceText } from '../core/answer/testing/answer-with.ts';
export { answeredClaim, approveAnswer, gatherClaim, wordedClaim } from './answered-claim.ts';
