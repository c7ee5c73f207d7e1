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
export { migrations } from './store/migrations.ts';
