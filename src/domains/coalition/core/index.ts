export {
  DAYS_SIGNED,
  mayRenew,
  type Signature,
  type SignProblem,
  type Standing,
  signProblems,
  standingOf,
} from './signature.ts';
