export { logGamma } from './log-gamma.ts';
export {
  negativeBinomialCdf,
  negativeBinomialPmf,
  negativeBinomialQuantile,
  negativeBinomialSurvival,
} from './negative-binomial.ts';
export { poissonCdf, poissonPmf, poissonQuantile, poissonSurvival } from './poisson.ts';
export { regularizedBeta, regularizedBetaSurvival } from './regularized-beta.ts';
export { regularizedGamma, regularizedGammaSurvival } from './regularized-gamma.ts';
export { studentTCdf, studentTSurvival } from './student-t.ts';
